package org.amosheets.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged service in a process of its own, with its embedded Redis. */
final class JarService implements AutoCloseable {

    /** What the service sees of this process' environment: nothing that could be a setting of its own. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Process process;
    private final Path dir;
    private final URI health;
    private final long startedAt;
    private final Thread endWithUs = new Thread(this::close);
    private volatile boolean closing;

    private JarService(Process process, Path dir, URI health, long startedAt) {
        this.process = process;
        this.dir = dir;
        this.health = health;
        this.startedAt = startedAt;
        Runtime.getRuntime().addShutdownHook(endWithUs);
        // A dead service would show as changes that never cross, and nobody would look for its end. 143 is a SIGTERM.
        Thread watch = new Thread(this::watch, "service-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        try {
            int status = process.waitFor();
            if (!closing) {
                System.err.println("   The service was ended with status " + status
                        + " by itself or by somebody else; what is measured from here on is void. See " + dir);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param dir its working directory, with its log, and its data below */
    static JarService start(Options options, List<String> jvm, Path dir, String address, Map<String, String> settings) {
        List<String> all = new ArrayList<>(options.jvm());
        all.addAll(jvm);
        ProcessBuilder builder = of(options, all, List.of(), dir, settings)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        dir.resolve("service.log").toFile()));
        try {
            long startedAt = System.nanoTime();
            return new JarService(builder.start(), dir, URI.create(address + "/health"), startedAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar as a process: without words the service, with words a command. */
    static ProcessBuilder of(
            Options options, List<String> jvm, List<String> words, Path dir, Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-jar", options.jar().toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(settings);
        return builder;
    }

    /** Waits until it accepts changes, and returns how long that took since its start. */
    Duration awaitHealthy() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .failFast("the service ended; see " + dir.resolve("service.log"), () -> !process.isAlive())
                .until(this::healthy);
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    boolean healthy() {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Not a number where the system does not tell. */
    double peakMemoryMb() {
        return peakMemoryMb(process.pid());
    }

    double redisPeakMemoryMb() {
        return redis().map(redis -> peakMemoryMb(redis.pid())).orElse(Double.NaN);
    }

    private Optional<ProcessHandle> redis() {
        try {
            String pid = Files.readString(dir.resolve("data/redis/redis.pid")).strip();
            return ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Not a number where the system does not tell, or the process has ended. */
    static double peakMemoryMb(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** Ends it as an operator does. */
    @Override
    public void close() {
        closing = true;
        Others.ended(cpu().plus(redis().flatMap(redis -> redis.info().totalCpuDuration())
                .orElse(Duration.ZERO)));
        process.destroy();
        try {
            if (!process.waitFor(35, TimeUnit.SECONDS)) {
                System.err.println("   The service did not end within 35 s; killed");
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(endWithUs);
        } catch (IllegalStateException e) {
            // This is the hook itself.
            return;
        }
    }
}
