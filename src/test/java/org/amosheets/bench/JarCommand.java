package org.amosheets.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A command of the jar that has ended.
 *
 * @param out what it printed
 * @param seconds from its start to its end, Java's own start included
 * @param peakMemoryMb the most memory it was seen to hold
 */
record JarCommand(int code, String out, double seconds, double peakMemoryMb) {

    private static final long LOOK_MS = 100;

    /** What it says on standard error goes to ours. */
    static JarCommand run(ProcessBuilder builder) {
        long startedAt = System.nanoTime();
        double peak = 0;
        Duration cpu = Duration.ZERO;
        try {
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process));
            // The system forgets both with the process; what came in the last tenth of a second is not seen.
            while (!process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
                double now = JarService.peakMemoryMb(process.pid());
                peak = Double.isNaN(now) ? peak : Math.max(peak, now);
                cpu = process.info().totalCpuDuration().orElse(cpu);
            }
            Others.ended(cpu);
            return new JarCommand(process.exitValue(), out.join(), (System.nanoTime() - startedAt) / 1e9, peak);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
