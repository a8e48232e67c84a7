package org.amosheets.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches {@code routes/} and takes in a changed file, but only one that passes a trial. Camel's own reload is not used:
 * it takes routes down before it knows that the new file works.
 */
final class RouteFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);
    private static final String SUFFIX = ".camel.yaml";
    private static final long EVERY_MS = 1_000;
    private static final Duration JUDGED_AGAIN = Duration.ofSeconds(30);
    /** Camel stops such routes only once what is under way in them is over, which may itself wait for a batch. */
    private static final Pattern WAIT_BY_THEMSELVES = Pattern.compile("uri: \"?(inbox|timer|platform-http):");

    private static final Pattern ANSWERS_ID = Pattern.compile(" \\(X-Request-Id [^)]*\\)");

    private final Path root;
    private final CamelContext camel;
    private final RouteTrial trial;
    private final FileGate gate;
    private final Consumer<Runnable> betweenBatches;
    private final long judgedAgainNs;
    private final FileMemory memory;
    private final Map<String, String> inForce = new TreeMap<>();
    private final Map<String, String> seen = new ConcurrentSkipListMap<>();
    private final Map<String, String> faults = new ConcurrentSkipListMap<>();
    /** What the log said last of a file that is not in force; nothing of a file that was saved since. */
    private final Map<String, String> said = new TreeMap<>();
    /** When a file that the gate did not let through is judged again, on {@link System#nanoTime()}. */
    private final Map<String, Long> judgedAgain = new TreeMap<>();

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "route-files");
        thread.setDaemon(true);
        return thread;
    });

    /** @param root the folder of the files; where it is missing nothing is watched */
    RouteFiles(Path root, CamelContext camel) {
        this(root, camel, FileGate.OPEN, Runnable::run, JUDGED_AGAIN, FileMemory.NONE);
    }

    /**
     * @param root the folder of the files; where it is missing nothing is watched
     * @param gate asked of each changed file that can be read
     * @param betweenBatches runs something while no batch is under way
     * @param memory what was in force before this start
     */
    RouteFiles(Path root, CamelContext camel, FileGate gate, Consumer<Runnable> betweenBatches, FileMemory memory) {
        this(root, camel, gate, betweenBatches, JUDGED_AGAIN, memory);
    }

    /** @param judgedAgain after how long a file that the gate did not let through is judged again */
    RouteFiles(
            Path root,
            CamelContext camel,
            FileGate gate,
            Consumer<Runnable> betweenBatches,
            Duration judgedAgain,
            FileMemory memory) {
        this.memory = memory;
        this.judgedAgainNs = judgedAgain.toNanos();
        this.gate = gate;
        this.betweenBatches = betweenBatches;
        this.root = root;
        this.camel = camel;
        this.trial = new RouteTrial(camel);
    }

    void start() {
        if (Files.isDirectory(root)) {
            inForce.putAll(read());
            inForce.putAll(memory.before(Map.copyOf(inForce)));
            seen.putAll(inForce);
            watch.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** What is wrong with files that are not in force, by file; empty where all are. */
    Map<String, String> faults() {
        return faults;
    }

    /** The files as they stand on the disk, by name; empty where there is no folder. */
    Map<String, String> texts() {
        return Map.copyOf(seen);
    }

    private void look() {
        if (!camel.isStarted()) {
            return;
        }
        try {
            for (Map.Entry<String, String> file : read().entrySet()) {
                boolean changed = !file.getValue().equals(seen.put(file.getKey(), file.getValue()));
                if (changed) {
                    said.remove(file.getKey());
                }
                if (changed || isDue(file.getKey())) {
                    judgedAgain.remove(file.getKey());
                    changed(file.getKey(), file.getValue());
                }
            }
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again, and later changes would go unseen.
            LOG.error("Tried to look for changed files in {} but failed; it is tried again", root, e);
        }
    }

    private boolean isDue(String file) {
        Long when = judgedAgain.get(file);
        return when != null && System.nanoTime() - when >= 0;
    }

    private void changed(String file, String text) {
        RouteTrial.Tried tried = trial.read(resource(file, text), text);
        if (!tried.faults().isEmpty()) {
            refuse(file, String.join(" ", tried.faults()));
            return;
        }
        FileGate.Verdict verdict =
                text.equals(inForce.get(file)) ? FileGate.OPEN.judge(tried.mappings()) : gate.judge(tried.mappings());
        if (!verdict.passes()) {
            // What it does not fit may change, and the file need not.
            judgedAgain.put(file, System.nanoTime() + judgedAgainNs);
            refuse(file, verdict.words());
            return;
        }
        if (WAIT_BY_THEMSELVES.matcher(text).find()) {
            take(file, text, verdict);
        } else {
            betweenBatches.accept(() -> take(file, text, verdict));
        }
    }

    private void take(String file, String text, FileGate.Verdict verdict) {
        try {
            load(file, text);
            inForce.put(file, text);
            faults.remove(file);
            memory.taken(file, text);
            LOG.info("{} was changed and is in force now. {}", file, verdict.words());
        } catch (Exception e) {
            refuse(file, RouteTrial.sentence(e));
            restore(file);
            return;
        }
        verdict.then().run();
    }

    private void refuse(String file, String why) {
        faults.put(file, why);
        // Each answer of amoCRM has another id, and is no other reason for that.
        String reason = ANSWERS_ID.matcher(why).replaceAll("");
        if (!reason.equals(said.put(file, reason))) {
            LOG.error(
                    "{} was changed but is not used because: {} The version before it stays in force; mend the file.",
                    file,
                    why.endsWith(".") ? why : why + ".");
        }
    }

    private void restore(String file) {
        String before = inForce.get(file);
        if (before != null) {
            try {
                load(file, before);
            } catch (Exception e) {
                LOG.error(
                        "Tried to put back the version of {} that was in force but failed; restart the service",
                        file,
                        e);
            }
        }
    }

    private void load(String file, String text) throws Exception {
        Set<String> before = routesOf(file);
        RoutesLoader loader = PluginHelper.getRoutesLoader(camel);
        Set<String> after = new HashSet<>(loader.updateRoutes(resource(file, text)));
        for (String id : before) {
            if (!after.contains(id)) {
                camel.getRouteController().stopRoute(id);
                camel.removeRoute(id);
            }
        }
    }

    private Set<String> routesOf(String file) {
        Set<String> ids = new HashSet<>();
        for (Route route : new ArrayList<>(camel.getRoutes())) {
            String location = route.getSourceLocationShort();
            String name = file.substring(file.lastIndexOf('/') + 1);
            if (location != null && location.startsWith(name)) {
                ids.add(route.getRouteId());
            }
        }
        return ids;
    }

    private static Resource resource(String file, String text) {
        return ResourceHelper.fromBytes("file:" + file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> read() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(SUFFIX)).toList()) {
                files.put(path.toString().replace('\\', '/'), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
