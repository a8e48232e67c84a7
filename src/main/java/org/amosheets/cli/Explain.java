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
        customSynopsis = {
            "java -jar amo-sheets-sync.jar explain [OPTIONS] LEAD|ROW",
            "       or explain [OPTIONS] lead N, row N or key K"
        },
        descriptionHeading = "%n",
        description = {
            "Tells the story of one lead or row: which row is which lead, what both sides hold and last agreed on, what"
                    + " was written and why, which conflicts there were, and what waits for a person. While a side is away, tells what"
                    + " is kept. Changes nothing.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar amo-sheets-sync.jar explain 1234567",
            "  java -jar amo-sheets-sync.jar explain 5",
            "  java -jar amo-sheets-sync.jar explain row 5",
            "  java -jar amo-sheets-sync.jar explain key 7f0c2a…    # as in the row's sync_key",
            "  java -jar amo-sheets-sync.jar explain 1234567 --json --entries 200"
        })
final class Explain extends Task {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    /** The header's number is no row's, and no spreadsheet has more rows. */
    private static final Pattern ROW = Pattern.compile("[2-9]|[1-9][0-9]{1,7}");

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{1,63}");
    private static final int MOST = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..2",
            paramLabel = "LEAD|ROW",
            description =
                    "A lead's id or, where there is no such lead, a row's number; or a row's key. The word lead, row"
                            + " or key before it says which is meant.")
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
        String word = subject.size() == 1 ? "" : subject.get(0);
        String name = subject.get(subject.size() - 1);
        int limit = Math.max(1, Math.min(MOST, entries));
        boolean lead = NUMBER.matcher(name).matches();
        boolean row = ROW.matcher(name).matches();
        Story story = switch (word) {
            case "" -> lead ? leadOrRow(name, row, limit) : KEY.matcher(name).matches() ? ofKey(name, limit) : bad();
            case "lead" -> lead ? ofLead(name, limit) : bad();
            case "row" -> row ? ofRow(name, limit) : bad();
            case "key" -> ofKey(name, limit);
            default -> bad();
        };
        if (json()) {
            printJson(story);
        } else {
            new StoryText(words(), () -> ShownTime.of(workshop())).of(story).forEach(this::print);
        }
        return code(story);
    }

    private static int code(Story story) {
        if (story.unheard().stream().anyMatch(one -> one.side() == Story.Side.SETTINGS)) {
            return Exit.MISCONFIGURED;
        }
        return !story.unheard().isEmpty()
                ? Exit.UNREACHABLE
                : story.state() == Story.State.UNKNOWN ? Exit.FOUND : Exit.FINE;
    }

    /** A number that is no lead's is the one that people see beside the row. */
    private Story leadOrRow(String name, boolean row, int limit) {
        Story story = ofLead(name, limit);
        boolean none = story.state() == Story.State.UNKNOWN || story.state() == Story.State.AWAY;
        if (row && none) {
            Story ofRow = ofRow(name, limit);
            return ofRow.state() == Story.State.EMPTY ? story : ofRow;
        }
        return story;
    }

    private Story ofLead(String id, int limit) {
        return teller().ofLead(Long.parseLong(id), limit);
    }

    private Story ofRow(String number, int limit) {
        return teller().ofRow(Integer.parseInt(number), limit);
    }

    private Story ofKey(String key, int limit) {
        return teller().ofKey(key, limit);
    }

    private Storyteller teller() {
        return workshop().bean(Storyteller.class);
    }

    private Story bad() {
        throw new ParameterException(
                spec.commandLine(),
                "Give a lead's id, a row's number from 2, or a row's key; the word lead, row or key before it says which.");
    }
}
