package org.amosheets.cli;

import picocli.CommandLine.Command;

/** Checks everything the sync needs. */
@Command(name = "doctor", description = "Checks everything the sync needs, and says how to mend what is wrong.")
final class Doctor extends Task {

    Doctor(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        return Exit.FINE;
    }
}
