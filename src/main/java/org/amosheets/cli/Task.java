package org.amosheets.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One command. What it throws is told in one sentence by {@link Failures}. */
@Command(
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:something was found, or refused",
            "2:the configuration or the call itself is at fault",
            "3:what the command needs could not be reached (Redis, amoCRM, Google)"
        })
abstract class Task implements Callable<Integer> {

    @Mixin
    private Common common = new Common();

    private final Workshop workshop;

    Task(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Does it; returns one of {@link Exit}. */
    abstract int run();

    @Override
    public final Integer call() {
        workshop.verbose(common.verbose);
        return run();
    }

    final Workshop workshop() {
        return workshop;
    }

    final boolean json() {
        return common.json;
    }

    /** Prints data as JSON, for {@code --json}. */
    final void printJson(Object data) {
        workshop.print(Json.pretty(data));
    }

    final void print(String line) {
        workshop.print(line);
    }

    /** The words in the language asked for, else in the mapping's. Reads the mapping where no language was asked for. */
    final Words words() {
        return Words.in(common.language().orElseGet(workshop::language));
    }

    /** As {@link #words()}, where the mapping may not be readable at all. */
    final Words words(Locale otherwise) {
        return Words.in(common.language().orElse(otherwise));
    }
}
