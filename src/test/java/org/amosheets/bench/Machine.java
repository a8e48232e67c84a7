package org.amosheets.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where and when it was measured. The load before the start shows whether others were at work too. */
record Machine(String cpu, int cores, long memoryMb, String java, String system, double loadBefore, String when) {

    private static final long MB = 1 << 20;

    static Machine now() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / MB,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                system.getSystemLoadAverage(),
                ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")));
    }

    String describe(String... args) {
        double loadAfter = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(
                Locale.ROOT,
                """
                %s, version %s
                Command: bench/run %s
                Machine: %d cores (%s), %d MB, %s; %s
                Load average: %.1f before, %.1f after
                API delay 100 ms on both sides, 7 amoCRM requests/s, 60 reads and 60 writes/min of Sheets
                """,
                when,
                System.getProperty("bench.version", "unknown"),
                String.join(" ", args),
                cores,
                cpu,
                memoryMb,
                system,
                java,
                loadBefore,
                loadAfter);
    }

    private static String cpuModel() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
