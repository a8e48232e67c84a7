package org.amosheets.correctness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of a long run, as a small file beside the documents. A run that is started with {@code -Dkeep} keeps its own;
 * any other leaves the file alone, so that a short run never replaces a long one's figures.
 */
public record Result(Map<String, String> figures) {

    private static final Path FOLDER = Path.of("docs/correctness/results");

    /**
     * Keeps what a run came to, where {@code -Dkeep} asks for it.
     *
     * @param name the run's, which is the file's
     * @param command how to run it again
     * @param figures what it came to, in the order to show
     */
    public static void keep(String name, String command, Map<String, Object> figures) {
        if (System.getProperty("keep") == null) {
            return;
        }
        StringBuilder text = new StringBuilder("# " + name + "\n\n");
        line(text, "run", LocalDate.now(ZoneOffset.UTC));
        line(text, "command", "`" + command + "`");
        figures.forEach((figure, value) -> line(text, figure, value));
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name + ".md"), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Tried to keep the result of " + name + " but failed", e);
        }
    }

    /** What the last kept run of this name came to; no figures where none was kept. */
    static Result of(String name) {
        Path file = FOLDER.resolve(name + ".md");
        if (!Files.exists(file)) {
            return new Result(Map.of());
        }
        try {
            Map<String, String> figures = new LinkedHashMap<>();
            List<String> lines = Files.readAllLines(file);
            for (String line : lines) {
                int colon = line.indexOf(": ");
                if (line.startsWith("- ") && colon > 0) {
                    figures.put(line.substring(2, colon), line.substring(colon + 2));
                }
            }
            return new Result(figures);
        } catch (IOException e) {
            throw new UncheckedIOException("Tried to read " + file + " but failed", e);
        }
    }

    private static void line(StringBuilder text, String figure, Object value) {
        String shown =
                value instanceof Number number ? String.format(Locale.ROOT, "%,d", number.longValue()) : value + "";
        text.append("- ").append(figure).append(": ").append(shown).append('\n');
    }
}
