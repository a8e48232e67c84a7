package org.amosheets.cli;

import picocli.CommandLine.Command;

/** Tells the story of one lead or row. */
@Command(name = "explain", description = "Tells the story of one lead or row.")
final class Explain extends Task {

    Explain(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        return Exit.FINE;
    }
}
