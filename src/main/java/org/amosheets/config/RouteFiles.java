package org.amosheets.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.amosheets.mapping.Mapping;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches {@code routes/} and takes in a changed file, but only one that passes a trial. Camel's own reload is not used:
 * it takes routes down before it knows that the new file works.
 */
final class RouteFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);
    /** Camel stops such routes only once what is under way in them is over, which may itself wait for a batch. */
    private static final Pattern WAIT_BY_THEMSELVES = Pattern.compile("uri: \"?(inbox|timer|platform-http):");

    private static final String DELETED =
            "It was deleted. What it declares goes on until the service is started again. Put"
                    + " the file back, or start the service again without it.";

    private static final Pattern ANSWERS_ID = Pattern.compile(" \\(X-Request-Id [^)]*\\)");

    private final Path root;
    private final CamelContext camel;
    private final RouteTrial trial;
    private final RouteOwners owners;
    private final FileGate gate;
    private final Consumer<Runnable> betweenBatches;
    private final Rhythm rhythm;
    private final FileMemory memory;
    private final Map<String, String> inForce = new ConcurrentSkipListMap<>();
    private final SettledFiles files = new SettledFiles();
    private final Map<String, String> faults = new ConcurrentSkipListMap<>();
    /** What the log said last of a file that is not in force; nothing of a file that was saved since. */
    private final Map<String, String> said = new TreeMap<>();
    /** Files that are no longer there, while what they declare goes on. */
    private final Set<String> deleted = new TreeSet<>();
    /** When a file that the gate did not let through is judged again, on {@link System#nanoTime()}. */
    private final Map<String, Long> judgedAgain = new TreeMap<>();

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "route-files");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param root the folder of the files; where it is missing nothing is watched
     * @param gate asked of each changed file that can be read
     * @param betweenBatches runs something while no batch is under way
     * @param memory what was in force before this start
     */
    RouteFiles(
            Path root,
            CamelContext camel,
            FileGate gate,
            Consumer<Runnable> betweenBatches,
            Rhythm rhythm,
            FileMemory memory) {
        this.memory = memory;
        this.rhythm = rhythm;
        this.gate = gate;
        this.betweenBatches = betweenBatches;
        this.root = root;
        this.camel = camel;
        this.trial = new RouteTrial(camel);
        this.owners = new RouteOwners(camel, trial);
    }

    void start() {
        if (Files.isDirectory(root)) {
            inForce.putAll(memory.before(RouteFolder.texts(RouteFolder.read(root))));
            files.begin(inForce);
            RouteOwners.mappingsDeclaredTwice(inForce).forEach(this::refuseForNow);
            long everyMs = rhythm.look().toMillis();
            watch.scheduleWithFixedDelay(this::look, everyMs, everyMs, TimeUnit.MILLISECONDS);
        }
    }

    /** The service has started with the files that are in force. */
    void started() {
        if (!inForce.isEmpty()) {
            memory.startedWith(Map.copyOf(inForce));
        }
    }

    /** What is wrong with files that are not in force, by file; empty where all are. */
    Map<String, String> faults() {
        return faults;
    }

    /** The files as they stand on the disk, by name, and as they are in force where they cannot be read there. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>(inForce);
        texts.putAll(RouteFolder.texts(files.seen()));
        return texts;
    }

    private void look() {
        if (!camel.isStarted()) {
            return;
        }
        try {
            SettledFiles.Changes changes = files.look(RouteFolder.read(root));
            changes.touched().forEach(this::forget);
            changes.gone().forEach(this::gone);
            boolean judged = false;
            for (Map.Entry<String, RouteFolder.Found> file : files.seen().entrySet()) {
                if (changes.settled().containsKey(file.getKey()) || isDue(file.getKey())) {
                    judge(file.getKey(), file.getValue());
                    judged = true;
                }
            }
            if (judged || !changes.gone().isEmpty()) {
                tellOfDeleted();
            }
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again, and later changes would go unseen.
            LOG.error("Tried to look for changed files in {} but failed; it is tried again", root, e);
        }
    }

    private void forget(String file) {
        said.remove(file);
        judgedAgain.remove(file);
        deleted.remove(file);
    }

    private void gone(String file) {
        forget(file);
        faults.remove(file);
        if (inForce.containsKey(file)) {
            deleted.add(file);
        }
        // What another file declared too may be its own now.
        judgedAgain.replaceAll((other, when) -> System.nanoTime());
    }

    private void judge(String file, RouteFolder.Found found) {
        judgedAgain.remove(file);
        if (found.readable()) {
            changed(file, found.text());
        } else {
            refuse(file, found.fault());
        }
    }

    /** What no other file declares goes on: the service cannot do without its routes and the mapping. */
    private void tellOfDeleted() {
        for (String file : List.copyOf(deleted)) {
            if (isNeeded(file)) {
                refuse(file, DELETED);
            } else {
                forget(file);
                inForce.remove(file);
                faults.remove(file);
            }
        }
    }

    private boolean isNeeded(String file) {
        String text = inForce.getOrDefault(file, "");
        Map<String, Mapping> mappings = trial.read(file, text).mappings();
        Map<String, Mapping> nowhereElse = new TreeMap<>(mappings);
        nowhereElse
                .keySet()
                .removeIf(name -> RouteOwners.declares(name, others(file)).isPresent());
        return gate.uses(nowhereElse)
                || !owners.routesOf(file).isEmpty()
                || (mappings.isEmpty() && RoutePlaces.isInJar(file));
    }

    /** What the other files hold that are there and in force. */
    private Map<String, String> others(String file) {
        Map<String, String> others = new TreeMap<>(inForce);
        others.keySet().retainAll(files.seen().keySet());
        others.remove(file);
        return others;
    }

    private boolean isDue(String file) {
        Long when = judgedAgain.get(file);
        return when != null && System.nanoTime() - when >= 0;
    }

    private void changed(String file, String text) {
        RouteTrial.Tried tried = trial.read(file, text);
        if (!tried.faults().isEmpty()) {
            refuse(file, String.join(" ", tried.faults()));
            return;
        }
        List<String> clashes = owners.faults(file, tried, others(file));
        if (!clashes.isEmpty()) {
            refuseForNow(file, String.join(" ", clashes));
            return;
        }
        FileGate.Verdict verdict =
                text.equals(inForce.get(file)) ? FileGate.OPEN.judge(tried.mappings()) : gate.judge(tried.mappings());
        if (!verdict.passes()) {
            refuseForNow(file, verdict.words());
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

    /** What it does not fit may change, and the file need not. */
    private void refuseForNow(String file, String why) {
        judgedAgain.put(file, System.nanoTime() + rhythm.judgedAgain().toNanos());
        refuse(file, why);
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
        Set<String> before = owners.routesOf(file);
        RoutesLoader loader = PluginHelper.getRoutesLoader(camel);
        Set<String> after = new HashSet<>(loader.updateRoutes(RouteTrial.resource(file, text)));
        for (String id : before) {
            if (!after.contains(id)) {
                camel.getRouteController().stopRoute(id);
                camel.removeRoute(id);
            }
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
