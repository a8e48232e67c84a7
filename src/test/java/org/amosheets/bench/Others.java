package org.amosheets.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** How much of the machine's processors others used meanwhile: what was measured then is worth less. */
final class Others {

    private static final double BUSY = 0.15;
    private static final AtomicLong ENDED_MS = new AtomicLong();
    private static final Path STAT = Path.of("/proc/stat");
    /** Linux counts in hundredths of a second, whatever its own clock does. */
    private static final int MS_PER_TICK = 10;

    private final long since = System.nanoTime();
    private final double busyBefore = busyMs();
    private final double oursBefore = oursMs();

    /** A process of ours is about to end, and used so much. */
    static void ended(Duration cpu) {
        ENDED_MS.addAndGet(cpu.toMillis());
    }

    /** From 0 to 1 of all processors since this was made; not a number where the system does not tell. */
    double share() {
        double elapsed =
                (System.nanoTime() - since) / 1e6 * Runtime.getRuntime().availableProcessors();
        return Math.max(0, busyMs() - busyBefore - (oursMs() - oursBefore)) / elapsed;
    }

    /** Waits until the machine has little else to do, as long as the patience lasts. */
    static void awaitNone(Duration patience) {
        if (patience.isZero()) {
            return;
        }
        try {
            Awaitility.await()
                    .atMost(patience)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(Others::quietNow);
        } catch (ConditionTimeoutException e) {
            System.err.println("   The machine is not quiet; measuring all the same");
        }
    }

    private static boolean quietNow() throws InterruptedException {
        Others now = new Others();
        TimeUnit.SECONDS.sleep(3);
        return !(now.share() > BUSY);
    }

    private static double oursMs() {
        return ENDED_MS.get()
                + ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis();
    }

    /** Idle and waiting for the disk, the fourth and the fifth number, are not busy. */
    private static double busyMs() {
        try {
            String[] words =
                    Files.readString(STAT).lines().findFirst().orElse("").split("\\s+");
            double ticks = 0;
            for (int i = 1; i < words.length && i <= 8; i++) {
                ticks += i == 4 || i == 5 ? 0 : Double.parseDouble(words[i]);
            }
            return ticks * MS_PER_TICK;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
