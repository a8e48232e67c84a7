package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRoutesTest {

    @TempDir
    Path data;

    @Test
    void whatIsKeptIsReadByTheNamesOfTheWorkingDirectory() {
        Map<String, String> files = Map.of("routes/a.camel.yaml", "a: 1", "routes/mappings/b.camel.yaml", "b: Имя");
        new KeptRoutes(data, "ours").keep(files);
        assertThat(new KeptRoutes(data, "ours").read()).isEqualTo(files);
        assertThat(new KeptRoutes(data, "ours").places().split(","))
                .allMatch(place -> place.startsWith("file:" + data))
                .extracting(KeptRoutes::name)
                .containsExactly("routes/a.camel.yaml", "routes/mappings/b.camel.yaml");
    }

    @Test
    void laterFilesReplaceAllOfThoseBefore() {
        KeptRoutes kept = new KeptRoutes(data, "ours");
        kept.keep(Map.of("routes/a.camel.yaml", "a: 1", "routes/b.camel.yaml", "b: 1"));
        kept.keep(Map.of("routes/a.camel.yaml", "a: 2"));
        assertThat(kept.read()).isEqualTo(Map.of("routes/a.camel.yaml", "a: 2"));
    }

    @Test
    void whereNothingWasKeptThereIsNothing() {
        assertThat(new KeptRoutes(data, "ours").read()).isEmpty();
    }

    @Test
    void aFolderThatTakesNoFilesKeepsNobodyFromWorking() throws Exception {
        Path full = Files.writeString(data.resolve("no-folder"), "");
        KeptRoutes kept = new KeptRoutes(full, "ours");
        kept.keep(Map.of("routes/a.camel.yaml", "a: 1"));
        assertThat(kept.read()).isEmpty();
    }

    @Test
    void whatBelongsToAnotherConnectionIsNotFound() {
        new KeptRoutes(data, "test account").keep(Map.of("routes/a.camel.yaml", "a: 1"));
        assertThat(new KeptRoutes(data, "real account").read()).isEmpty();
    }

    @Test
    void aSetOfWhichOneFileCannotBeReadIsNone() throws Exception {
        KeptRoutes kept = new KeptRoutes(data, "ours");
        kept.keep(Map.of("routes/a.camel.yaml", "a: 1", "routes/b.camel.yaml", "b: 1"));
        Files.writeString(Path.of(kept.places().split(",")[0].substring("file:".length())), "");
        assertThat(kept.read()).isEmpty();
    }
}
