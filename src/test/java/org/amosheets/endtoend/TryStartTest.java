package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.amosheets.AmoSheetsSync;
import org.amosheets.config.Framework;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/** The whole start as a process of its own, without an account; and what it does without, as each class takes its time. */
class TryStartTest {

    /** So many were seen, and a tenth more. Whoever passes it has added something big to every start: is it needed there? */
    private static final int MOST_CLASSES = 13_000;

    @TempDir
    private static Path dir;

    private static Path out;
    private static Path err;
    private static List<String> loaded;

    @BeforeAll
    static void tryStart() throws IOException, InterruptedException {
        out = dir.resolve("out");
        err = dir.resolve("err");
        Path classes = dir.resolve("classes");
        Files.createDirectories(dir.resolve("tmp"));
        Files.createDirectories(dir.resolve("work"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + dir.resolve("tmp"),
                        "-Xlog:class+load:file=" + classes,
                        "-cp",
                        Service.classPath(),
                        AmoSheetsSync.class.getName(),
                        "try-start")
                .directory(dir.resolve("work").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS))
                    .as("it ended by itself")
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        } finally {
            process.destroyForcibly();
        }
        loaded = Files.readAllLines(classes).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*])+\\s*", "").split(" ", 2)[0])
                .toList();
    }

    @Test
    void saysThatItIsHealthyAndLeavesNothing() throws IOException {
        assertThat(Files.readString(out)).contains("healthy");
        assertThat(err).isEmptyFile();
        assertThat(dir.resolve("work")).isEmptyDirectory();
        try (Stream<Path> left = Files.list(dir.resolve("tmp"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("amo-sheets"));
        }
    }

    @Test
    void loadsNoConfigurationsButThoseThatAreNamed() {
        Set<String> named = new TreeSet<>();
        for (Class<?> part : List.of(Framework.class, Framework.Web.class)) {
            for (Class<?> configuration :
                    part.getAnnotation(ImportAutoConfiguration.class).value()) {
                named.add(configuration.getName());
            }
        }

        assertThat(loaded.stream()
                        .filter(name -> name.matches("org\\.apache\\.camel\\..*AutoConfiguration"))
                        .filter(Predicate.not(named::contains)))
                .isEmpty();
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("org.springframework.boot.autoconfigure.jdbc")
                        || name.startsWith("org.springframework.boot.autoconfigure.jackson")
                        || name.startsWith("org.apache.camel.component.seda")
                        || name.startsWith("org.apache.camel.component.mock")
                        || name.startsWith("org.dhatim")
                        || name.startsWith("me.tongfei"));
    }

    @Test
    void loadsNoMoreClassesThanItDid() {
        assertThat(loaded).hasSizeLessThan(MOST_CLASSES).contains(AmoSheetsSync.class.getName());
    }
}
