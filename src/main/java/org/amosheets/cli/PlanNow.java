package org.amosheets.cli;

import org.amosheets.engine.Rehearsal;
import org.amosheets.engine.Rehearsed;
import picocli.CommandLine.Command;

/** Shows what a full sync would do now. */
@Command(
        name = "plan",
        description = {
            "Reads both sides whole and shows what a full sync would do now: rows that would become leads, leads that"
                    + " would get a row, changes in amoCRM with before and after, cells that would be written,"
                    + " conflicts and problems. Writes nothing to either side. Ends with 0 where both sides are in"
                    + " step, with 1 where something would be done.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  java -jar amo-sheets-sync.jar plan", "  java -jar amo-sheets-sync.jar plan --json > plan.json"})
final class PlanNow extends Task {

    PlanNow(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        Rehearsed plan = workshop().bean(Rehearsal.class).run();
        if (json()) {
            printJson(plan);
        } else {
            new PlanText(words()).of(plan).forEach(this::print);
        }
        return plan.inStep() ? Exit.FINE : Exit.FOUND;
    }
}
