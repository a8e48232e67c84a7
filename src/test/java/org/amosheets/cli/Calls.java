package org.amosheets.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.amosheets.AmoSheetsSync;

/** Calls of the command line in this process. */
public final class Calls {

    private Calls() {}

    /** What a call printed, and what it ended with. */
    public record Said(int code, String out, String err) {}

    /**
     * One call.
     *
     * @param environment all that it gets to see of an environment
     * @param dir the working directory
     */
    public static Said call(Map<String, String> environment, Path dir, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Tool.call(
                AmoSheetsSync.class,
                environment,
                dir,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
