package org.amosheets.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.amosheets.correctness.Result;
import org.amosheets.correctness.Shows;
import org.amosheets.correctness.Terminal;
import org.amosheets.simulation.Simulation.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * T3 and T7: whole lives of the service's core, each drawn from one number.
 *
 * <p>{@code mvn test -Dtest=SimulationTest -Dsimulations=N -Dseed=S} runs N seeds from S on.
 */
@Shows({
    "G1", "G2", "G4", "G5", "G6", "G9", "I1", "I2", "I3", "I4", "I5", "I6", "I11", "I13", "I16", "I17", "L1", "L3",
    "L4", "L5", "F26", "D000-3", "D001-8", "D002-2", "D002-3", "D002-4", "D002-10", "D004-1"
})
class SimulationTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("org.amosheets");
    private static final int TOLD = 2;
    private static Level before = Level.INFO;

    @BeforeAll
    static void silence() {
        before = LOG.getLevel();
        // Faults are what this is about: each would be a warning, and time would pass over writing them.
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(before);
    }

    @Test
    void everySeedKeepsThePromises() {
        long first = Long.getLong("seed", 1);
        long count = Long.getLong("simulations", 120);
        Terminal.say("Simulating " + count + " seeds from " + first + " on");

        long began = System.nanoTime();
        Map<Long, Outcome> outcomes =
                Seeds.run(LongStream.range(first, first + count).boxed().toList());
        assertKept(outcomes);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lives", outcomes.size());
        figures.put("broken promises", 0);
        figures.put(
                "edits lost in a published window",
                outcomes.values().stream().mapToInt(one -> one.excused().size()).sum());
        figures.put("took", (System.nanoTime() - began) / 1_000_000_000 + " s");
        Result.keep(
                "simulations",
                "mvn test -Dtest=SimulationTest -Dsimulations=" + count + " -Dseed=" + first + " -Dkeep",
                figures);
    }

    @Test
    void aSeedThatFailedOnceNeverFailsAgain() throws IOException {
        assertKept(Seeds.run(known()));
    }

    @Test
    void theSameSeedTellsTheSameStoryTwice() {
        List<Long> seeds = LongStream.rangeClosed(5, 12).boxed().toList();

        assertThat(digests(seeds)).isEqualTo(digests(seeds));
    }

    private static List<String> digests(List<Long> seeds) {
        return Seeds.run(seeds).values().stream().map(Outcome::digest).toList();
    }

    private static void assertKept(Map<Long, Outcome> outcomes) {
        List<Long> failed = outcomes.entrySet().stream()
                .filter(one -> !one.getValue().violations().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(failed)
                .as(() -> "seeds that broke a promise" + told(failed, outcomes))
                .isEmpty();
    }

    private static String told(List<Long> failed, Map<Long, Outcome> outcomes) {
        StringBuilder text = new StringBuilder();
        failed.forEach(seed -> text.append("\nseed ")
                .append(seed)
                .append(": ")
                .append(Objects.requireNonNull(outcomes.get(seed)).violations()));
        failed.stream().limit(TOLD).forEach(seed -> {
            Outcome shortest = Seeds.shortest(seed);
            String story = String.join("\n", shortest.story()) + "\n" + shortest.violations();
            text.append("\n\nThe short story of seed ").append(seed).append(", kept in ");
            text.append(keep(seed, story)).append(":\n").append(story);
        });
        return text.toString();
    }

    /** Reports cut long messages. */
    private static Path keep(long seed, String story) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "simulation"));
            return Files.writeString(folder.resolve("seed-" + seed + ".txt"), story);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> known() throws IOException {
        try (InputStream in = SimulationTest.class.getResourceAsStream("/simulation/seeds.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
                    .toList();
        }
    }
}
