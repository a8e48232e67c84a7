package org.amosheets.cli;

import java.util.List;
import java.util.Map;
import org.amosheets.sheets.BlankRows;
import org.amosheets.sheets.SheetByHand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes rows that hold nothing; only ever on a person's command. */
@Command(
        name = "clean-blank-rows",
        description = {
            "Deletes rows between filled ones in which no cell of any column holds anything. A space or a formula is"
                    + " something.",
            "The rows are read once more right before they are deleted. What somebody types into one of them in the"
                    + " fraction of a second between is lost; the sheet's version history has it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  java -jar amo-sheets-sync.jar clean-blank-rows --dry-run"})
final class CleanBlankRows extends Task {

    @Option(names = "--dry-run", description = "Only say which rows would be deleted.")
    private boolean dryRun;

    CleanBlankRows(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        SheetByHand hand = workshop().bean(SheetByHand.class);
        List<Integer> blank = BlankRows.in(hand.all());
        if (!dryRun && !blank.isEmpty()) {
            workshop().allowWrites();
            blank = BlankRows.in(hand.rows(blank));
            hand.deleteRows(blank);
        }
        if (json()) {
            printJson(Map.of(dryRun ? "wouldDelete" : "deleted", blank));
        } else if (blank.isEmpty()) {
            print(words().of("clean.none"));
        } else {
            print(words().of(dryRun ? "clean.would" : "clean.done", blank.size(), Spans.of(blank)));
        }
        return Exit.FINE;
    }
}
