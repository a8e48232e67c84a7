package org.amosheets.endtoend.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.amosheets.correctness.Result;
import org.amosheets.correctness.Shows;
import org.amosheets.endtoend.World;
import org.amosheets.endtoend.scenarios.Scenario.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Plays every file of {@code src/test/resources/scenarios}. */
@Shows({"G1", "G2", "G3", "G4", "G5", "G9", "F25", "D001-2", "D001-8", "D002-10", "D002-20"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenariosTest {

    private final Sentences sentences = new Sentences();
    private final World world = World.deals();
    private int scenarios;
    private int played;

    @BeforeAll
    void start() {
        world.started().announced();
    }

    @AfterAll
    void stop() {
        Result.keep(
                "scenarios",
                "mvn test -Dtest=ScenariosTest -Dkeep",
                Map.of("scenarios", scenarios, "that ended as they say", played));
        world.close();
    }

    @TestFactory
    Stream<DynamicTest> scenarios() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ScenariosTest.class.getResource("/scenarios"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<Scenario> all = files.sorted().map(Scenario::read).toList();
            assertThat(all).hasSizeGreaterThan(11);
            scenarios = all.size();
            return all.stream()
                    .map(each -> DynamicTest.dynamicTest(each.title(), () -> {
                        play(each);
                        played++;
                    }));
        }
    }

    @Test
    void anUnknownSentenceIsRefusedWithItsFileAndLine(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("odd.txt"), "Odd\n\nThe service sings.\n");

        assertThatThrownBy(() -> play(Scenario.read(file)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("odd.txt, line 3")
                .hasMessageContaining("The service sings.");
    }

    private void play(Scenario scenario) throws Exception {
        try (Play play = new Play(world)) {
            for (Step step : scenario.steps()) {
                sentences.play(scenario, step, play);
            }
        }
    }
}
