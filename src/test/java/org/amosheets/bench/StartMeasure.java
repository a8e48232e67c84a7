package org.amosheets.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** From {@code java -jar} to healthy: the first start, which makes its data folder, and the next one. */
final class StartMeasure implements Measure {

    private final String title;
    private final boolean shared;
    private final double barSeconds;

    private StartMeasure(String title, boolean shared, double barSeconds) {
        this.title = title;
        this.shared = shared;
        this.barSeconds = barSeconds;
    }

    static StartMeasure plain() {
        return new StartMeasure("start to healthy", false, 8);
    }

    /** With the archive of classes that a container image carries. */
    static StartMeasure sharingClasses() {
        return new StartMeasure("start to healthy, classes shared", true, 6);
    }

    @Override
    public List<Figure> run(Order order, Options options) {
        Runs runs = new Runs(title);
        String[] jvm = shared ? new String[] {"-XX:SharedArchiveFile=" + archive(options)} : new String[0];
        int times = options.runs(order.number(0, 5));
        for (int i = 1; i <= times; i++) {
            try (Site site = new Site(options, order.label() + "-" + i, 30)) {
                once("first start", site, runs, jvm);
                once("next start", site, runs, jvm);
            }
        }
        return runs.figures();
    }

    private void once(String what, Site site, Runs runs, String... jvm) {
        try (JarService service = site.start(jvm)) {
            double seconds = service.awaitHealthy().toMillis() / 1000.0;
            double cpu = service.cpu().toMillis() / 1000.0;
            runs.add(what, seconds, "s", Bar.atMost(barSeconds));
            runs.add(what + ", processor time", cpu, "s");
        }
    }

    /** Made anew, as it has to fit the jar and the Java. */
    private static Path archive(Options options) {
        Path archive = options.dir().resolve("amo-sheets-sync.jsa");
        try {
            Files.createDirectories(options.dir());
            Files.deleteIfExists(archive);
            Process making = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:ArchiveClassesAtExit=" + archive,
                            "-jar",
                            options.jar().toString(),
                            "try-start")
                    .redirectErrorStream(true)
                    .redirectOutput(options.dir().resolve("archive.log").toFile())
                    .start();
            if (making.waitFor() != 0 || !Files.exists(archive)) {
                throw new IllegalStateException(
                        "No archive was made; see " + options.dir().resolve("archive.log"));
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Ended while the archive was made", e);
        }
    }
}
