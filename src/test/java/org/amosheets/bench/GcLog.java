package org.amosheets.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the service's own log of garbage collections says.
 *
 * @param mostUsedMb the most the heap ever held when a collection began
 * @param mostLiveMb the most that a collection left
 */
record GcLog(int mostUsedMb, int mostLiveMb, int collections, double pausedMs) {

    /** {@code Pause Young (Normal) (G1 Evacuation Pause) 123M->45M(256M) 3.210ms}. */
    private static final Pattern PAUSE = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\) ([0-9.]+)ms");

    static GcLog read(Path file) {
        int used = 0;
        int live = 0;
        int count = 0;
        double paused = 0;
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                Matcher found = PAUSE.matcher(line);
                if (found.find()) {
                    used = Math.max(used, Integer.parseInt(found.group(1)));
                    live = Math.max(live, Integer.parseInt(found.group(2)));
                    paused += Double.parseDouble(found.group(3));
                    count++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GcLog(used, live, count, paused);
    }
}
