package org.amosheets.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.amosheets.engine.Story;
import org.amosheets.engine.Storyteller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells in plain words why a row or a lead is as it is. */
@Command(
        name = "explain",
        customSynopsis = {"java -jar amo-sheets-sync.jar explain [OPTIONS] LEAD", "       or explain [OPTIONS] row N"},
        descriptionHeading = "%n",
        description = {
            "Tells the story of one lead or row: which row is which lead, what both sides hold and last agreed on, what"
                    + " was written and why, which conflicts there were, and what waits for a person. Changes nothing.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar amo-sheets-sync.jar explain 1234567",
            "  java -jar amo-sheets-sync.jar explain row 5",
            "  java -jar amo-sheets-sync.jar explain key 7f0c2a…    # as in the row's sync_key",
            "  java -jar amo-sheets-sync.jar explain 1234567 --json --entries 200"
        })
final class Explain extends Task {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int MOST = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..2",
            paramLabel = "LEAD|row N",
            description = "A lead's id; or the word row and a row's number; or the word key and a row's key.")
    private List<String> subject = new ArrayList<>();

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = "20",
            description = "The most entries of each log; ${DEFAULT-VALUE}, if not given.")
    private int entries;

    Explain(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        String word = subject.size() == 1 ? "lead" : subject.get(0);
        String name = subject.get(subject.size() - 1);
        int limit = Math.max(1, Math.min(MOST, entries));
        boolean number = NUMBER.matcher(name).matches();
        Story story = switch (word) {
            case "lead" -> number ? teller().ofLead(Long.parseLong(name), limit) : bad();
            case "row" ->
                number && name.length() < 9 && !name.equals("1")
                        ? teller().ofRow(Integer.parseInt(name), limit)
                        : bad();
            case "key" -> teller().ofKey(name, limit);
            default -> bad();
        };
        if (json()) {
            printJson(story);
        } else {
            new StoryText(words()).of(story).forEach(this::print);
        }
        return story.state() == Story.State.UNKNOWN ? Exit.FOUND : Exit.FINE;
    }

    private Storyteller teller() {
        return workshop().bean(Storyteller.class);
    }

    private Story bad() {
        throw new ParameterException(
                spec.commandLine(),
                "Give a lead's id, or the word row and a number from 2, or the word key and a key.");
    }
}
