package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutePlacesTests {

    @Test
    void everyFileOfTheJarIsNamed() throws IOException {
        Path root = Path.of("routes");
        try (Stream<Path> files = Files.walk(root)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .map(name -> name.replace(".camel.yaml", ""))
                    .toList();

            assertThat(RoutePlaces.inJar()).containsExactlyInAnyOrderElementsOf(names);
        }
    }
}
