package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log in files. */
class LogFilesTests {

    private static final Logger WEB = LoggerFactory.getLogger("org.amosheets.web.Test");

    @TempDir
    private Path dir;

    @Test
    @Shows("F70")
    void aFileThatGetsBigIsBegunAnew() throws IOException {
        Path logs = dir.resolve("a/b");
        try (LogFiles files = LogFiles.open(logs, "%msg%n", LogFormat.TEXT).orElseThrow()) {
            assertThat(files).isNotNull();
            String line = "x".repeat(100_000);
            for (int i = 0; i < 250; i++) {
                WEB.error(line);
            }
        }
        WEB.error("after the end");

        try (Stream<Path> all = Files.list(logs)) {
            assertThat(all.map(path -> path.getFileName().toString())
                            .filter(name -> name.matches("web\\.\\d{4}-\\d\\d-\\d\\d\\.\\d+\\.log")))
                    .isNotEmpty();
        }
        assertThat(Files.size(logs.resolve("web.log"))).isLessThan(15_000_000);
        assertThat(Files.readString(logs.resolve("web.log"))).doesNotContain("after the end");
    }

    @Test
    void aFolderThatCannotBeMadeEndsNothing() throws IOException {
        Path taken = Files.writeString(dir.resolve("taken"), "");

        assertThat(LogFiles.open(taken, "%msg%n", LogFormat.TEXT)).isEmpty();
    }
}
