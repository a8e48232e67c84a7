package org.amosheets.cli;

import picocli.CommandLine.Command;

/** Shows what the account has. */
@Command(
        name = "inspect",
        description = "Shows pipelines, statuses, fields, users and leads, with ready configuration lines.")
final class Inspect extends Task {

    Inspect(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        return Exit.FINE;
    }
}
