package org.amosheets.cli;

import picocli.CommandLine.Command;

/** Shows what a full sync would do now. */
@Command(name = "plan", description = "Shows what a full sync would do now, and does nothing.")
final class PlanNow extends Task {

    PlanNow(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        return Exit.FINE;
    }
}
