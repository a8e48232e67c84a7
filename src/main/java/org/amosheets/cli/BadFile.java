package org.amosheets.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a call names cannot be used; the message says why, and what would do. */
final class BadFile extends RuntimeException {

    BadFile(String message, Throwable cause) {
        super(message, cause);
    }

    BadFile(String message) {
        super(message);
    }

    /** What the system says of a file that is not there is its name alone. */
    static void unlessReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new BadFile(
                    "Tried to read " + file + " but there is no such file, or it may not be read; give its path");
        }
    }
}
