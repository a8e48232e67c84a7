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
        new KeptRoutes(data).keep(files);
        assertThat(new KeptRoutes(data).read()).isEqualTo(files);
        assertThat(new KeptRoutes(data).places().split(","))
                .allMatch(place -> place.startsWith("file:" + data))
                .extracting(KeptRoutes::name)
                .containsExactly("routes/a.camel.yaml", "routes/mappings/b.camel.yaml");
    }

    @Test
    void laterFilesReplaceAllOfThoseBefore() {
        KeptRoutes kept = new KeptRoutes(data);
        kept.keep(Map.of("routes/a.camel.yaml", "a: 1", "routes/b.camel.yaml", "b: 1"));
        kept.keep(Map.of("routes/a.camel.yaml", "a: 2"));
        assertThat(kept.read()).isEqualTo(Map.of("routes/a.camel.yaml", "a: 2"));
    }

    @Test
    void whereNothingWasKeptThereIsNothing() {
        assertThat(new KeptRoutes(data).read()).isEmpty();
    }

    @Test
    void aFolderThatTakesNoFilesKeepsNobodyFromWorking() throws Exception {
        Path full = Files.writeString(data.resolve("no-folder"), "");
        KeptRoutes kept = new KeptRoutes(full);
        kept.keep(Map.of("routes/a.camel.yaml", "a: 1"));
        assertThat(kept.read()).isEmpty();
    }
}
