package org.amosheets.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    private final Path root;
    private final CamelContext camel;
    private final RouteTrial trial;
    private final Map<String, String> inForce = new TreeMap<>();
    private final Map<String, String> seen = new ConcurrentSkipListMap<>();
    private final Map<String, String> faults = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "route-files");
        thread.setDaemon(true);
        return thread;
    });

    /** @param root the folder of the files; where it is missing nothing is watched */
    RouteFiles(Path root, CamelContext camel) {
        this.root = root;
        this.camel = camel;
        this.trial = new RouteTrial(camel);
    }

    void start() {
        if (Files.isDirectory(root)) {
            inForce.putAll(read());
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
        try {
            for (Map.Entry<String, String> file : read().entrySet()) {
                if (!file.getValue().equals(seen.put(file.getKey(), file.getValue()))) {
                    changed(file.getKey(), file.getValue());
                }
            }
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again, and later changes would go unseen.
            LOG.error("Tried to look for changed files in {} but failed; it is tried again", root, e);
        }
    }

    private void changed(String file, String text) {
        List<String> wrong = trial.faults(resource(file, text));
        if (!wrong.isEmpty()) {
            refuse(file, String.join(" ", wrong));
            return;
        }
        try {
            load(file, text);
            inForce.put(file, text);
            faults.remove(file);
            LOG.info("{} was changed and is in force now", file);
        } catch (Exception e) {
            refuse(file, RouteTrial.sentence(e));
            restore(file);
        }
    }

    private void refuse(String file, String why) {
        faults.put(file, why);
        LOG.error(
                "{} was changed but is not used because: {} The version before it stays in force; mend the file.",
                file,
                why);
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
