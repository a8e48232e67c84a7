package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFolderTest {

    @TempDir
    Path dir;

    @Test
    void aFolderMayBeALinkAndALinkToNowhereIsAFault() throws IOException {
        Path real = Files.createDirectories(dir.resolve("release-7/mappings"));
        Files.writeString(real.resolve("deals.camel.yaml"), "- beans: []");
        Path routes = Files.createSymbolicLink(dir.resolve("routes"), dir.resolve("release-7"));
        Files.createSymbolicLink(real.resolve("gone.camel.yaml"), dir.resolve("nowhere"));

        var found = RouteFolder.read(routes);

        assertThat(RouteFolder.texts(found)).containsOnlyKeys(routes + "/mappings/deals.camel.yaml");
        assertThat(found.values())
                .hasSize(2)
                .anySatisfy(gone -> assertThat(gone.fault()).contains("It cannot be opened"));
    }
}
