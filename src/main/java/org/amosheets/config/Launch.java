package org.amosheets.config;

import java.net.BindException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.engine.MappingSource;
import org.amosheets.engine.Misconfigured;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the application context with settings that were read and checked before. */
public final class Launch {

    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);
    /** The profile of a command of the command line: no web server, no inbox, no timer, no lease. */
    static final String COMMAND = "command";

    private static final String PLACES = "camel.main.routes-include-pattern";
    private static final String JSON_LOG = "logging.structured.format.console";

    /** As Camel says it, of a route and of a route configuration. */
    private static final Pattern TWICE =
            Pattern.compile("(?:[Dd]uplicate (?:route )?ids? detected|already exists with id): ([\\w,-]+)");

    private Launch() {}

    /** Returns whether the service runs; where not, one sentence in the log says why. */
    public static boolean run(Class<?> application, Loaded loaded, String... args) {
        try {
            start(application, loaded, args);
            return true;
        } catch (RuntimeException e) {
            Optional<String> sentence = sentence(e, loaded.settings().service());
            if (sentence.isPresent()) {
                LOG.error("The service could not start: {}", sentence.get());
                LOG.debug("The service could not start", e);
            } else {
                LOG.error("The service could not start, in a way that was not foreseen: {}", e.getMessage(), e);
            }
            return false;
        }
    }

    /** What somebody can act on: a sentence of our own, which knows more than what caused it. */
    private static Optional<String> sentence(Throwable failure, ServiceSettings service) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.startsWith("Tried to ")) {
                return Optional.of(message);
            }
            if (cause instanceof MarkedYamlEngineException unreadable) {
                return Optional.of("Tried to read the files of routes/ but failed because of "
                        + unreadable.getProblemMark().map(Mark::getName).orElse("one of them") + ", "
                        + RouteTrial.sentence(unreadable) + ". Mend the file, or put back the one before, then start"
                        + " again.");
            }
            Matcher twice = TWICE.matcher(message);
            if (twice.find()) {
                return Optional.of(
                        "Tried to read the files of routes/ but failed because two of them declare the same: "
                                + twice.group(1).replace(",", ", ") + ". Delete one of the two, then start again.");
            }
            if (cause instanceof BindException) {
                return Optional.of("Tried to listen on " + service.host() + ":" + service.port()
                        + " but failed because: " + message
                        + ". Stop what listens there, or set another APP_PORT or APP_HOST.");
            }
        }
        return Optional.empty();
    }

    /**
     * Starts the service in this process; closing the context stops it. Where it cannot start with the files of
     * {@code routes/}, it starts with those that it ran with before, and the faults of the new ones are shown as if they had
     * been saved now.
     */
    public static ConfigurableApplicationContext start(Class<?> application, Loaded loaded, String... args) {
        RoutesOfStart routes = RoutesOfStart.ofFolder(loaded.settings());
        try {
            return start(application, loaded, routes, args);
        } catch (RuntimeException e) {
            if (!routes.canGoBack(e)) {
                throw e;
            }
            LOG.error(
                    "The service could not start with the files that stand in routes/ now, and starts with those that it ran"
                            + " with before; the new ones are in force once they are mended, without another start. {}",
                    sentence(e, loaded.settings().service()).orElse(String.valueOf(e.getMessage())));
            return startedBefore(application, loaded, routes.before(), e, args);
        }
    }

    private static ConfigurableApplicationContext startedBefore(
            Class<?> application, Loaded loaded, RoutesOfStart routes, RuntimeException why, String... args) {
        try {
            return start(application, loaded, routes, args);
        } catch (RuntimeException again) {
            // Not for the files, then.
            LOG.debug("The service could not start with the files from before either", again);
            throw why;
        }
    }

    private static ConfigurableApplicationContext start(
            Class<?> application, Loaded loaded, RoutesOfStart routes, String... args) {
        Map<String, Object> properties = properties(loaded.settings());
        properties.put(PLACES, routes.places());
        ConfigurableApplicationContext context =
                run(application(application, properties), loaded.settings(), routes, false, args);
        loaded.notices().forEach(LOG::info);
        try {
            context.getBean(MappingSource.class).current();
        } catch (Misconfigured e) {
            context.close();
            throw e;
        }
        context.getBean(RouteFiles.class).started();
        return context;
    }

    /**
     * For a command: both sides and the store, without anything that works by itself. A running service's embedded Redis
     * is used and left running.
     *
     * @param level from which on our own log lines are shown
     */
    public static ConfigurableApplicationContext forCommand(Class<?> application, Loaded loaded, Level level) {
        Map<String, Object> properties = properties(loaded.settings());
        properties.put("logging.level.org.amosheets", level.name());
        // What a command says is for who called it.
        properties.put(JSON_LOG, "");
        properties.put(PLACES, RoutePlaces.forCommand());
        // It warns of a context that was soon closed again, which a command's is meant to be.
        properties.put("logging.level.org.apache.camel.spring.boot.SpringBootCamelContext", Level.ERROR.name());
        SpringApplication spring = application(application, properties);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setAdditionalProfiles(COMMAND);
        return run(spring, loaded.settings(), RoutesOfStart.ofFolder(loaded.settings()), true);
    }

    private static SpringApplication application(Class<?> application, Map<String, Object> properties) {
        SpringApplication spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setDefaultProperties(properties);
        return spring;
    }

    private static ConfigurableApplicationContext run(
            SpringApplication spring, Settings settings, RoutesOfStart routes, boolean attach, String... args) {
        AtomicReference<@Nullable EarlyRedis> redis = new AtomicReference<>();
        // Not sooner: what Redis has to say goes to a log that is set up by now.
        spring.addInitializers(context -> {
            QuietLoggers.hush(LoggingSystem.get(Launch.class.getClassLoader()));
            if (!attach) {
                logToFiles((GenericApplicationContext) context, settings.service());
                routes.mustBeReadable();
            }
            EarlyRedis early = new EarlyRedis(settings.service(), attach);
            redis.set(early);
            ((GenericApplicationContext) context).registerBean(Settings.class, () -> settings);
            ((GenericApplicationContext) context).registerBean(RoutesOfStart.class, () -> routes);
            ((GenericApplicationContext) context).registerBean(EarlyRedis.class, () -> early);
        });
        try {
            return spring.run(args);
        } catch (RuntimeException e) {
            EarlyRedis begun = redis.get();
            if (begun != null) {
                // The context knows only of what it has asked for.
                begun.close();
            }
            throw e;
        }
    }

    /** A command leaves the running service's files alone. */
    private static void logToFiles(GenericApplicationContext context, ServiceSettings service) {
        String pattern = context.getEnvironment().getRequiredProperty("logging.pattern.console");
        service.logDir()
                .flatMap(folder -> LogFiles.open(folder, pattern, service.logFormat()))
                .ifPresent(files -> context.registerBean(LogFiles.class, () -> files));
    }

    private static Map<String, Object> properties(Settings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", settings.service().host());
        properties.put("server.port", settings.service().port());
        properties.put(
                "logging.level.org.amosheets", settings.service().logLevel().name());
        properties.put(JSON_LOG, settings.service().logFormat() == LogFormat.JSON ? LogFormat.STRUCTURED : "");
        properties.put("amo.base-url", settings.amoCrm().baseUrl().toString());
        properties.put("google.spreadsheet-id", settings.sheet().spreadsheetId());
        SyncSettings sync = settings.sync();
        properties.put("sync.poll-enabled", !sync.pollInterval().isZero());
        properties.put("sync.poll-ms", Math.max(1, sync.pollInterval().toMillis()));
        properties.put("sync.reconcile-enabled", !sync.reconcileInterval().isZero());
        properties.put("sync.reconcile-ms", Math.max(1, sync.reconcileInterval().toMillis()));
        return properties;
    }
}
