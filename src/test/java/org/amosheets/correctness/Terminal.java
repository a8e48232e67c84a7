package org.amosheets.correctness;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where a long run says what it does. What tests write to {@code System.out} lies in the reports' folder instead. */
public final class Terminal {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Terminal() {}

    public static void say(String line) {
        OUT.println(line);
    }
}
