package org.amosheets.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.config.CommandPermit;
import org.amosheets.config.ConfigurationException;
import org.amosheets.config.Launch;
import org.amosheets.config.Loaded;
import org.amosheets.config.Settings;
import org.amosheets.config.SettingsLoader;
import org.amosheets.engine.MappingSource;
import org.amosheets.mapping.Mapping;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a command works with, each opened when it is first asked for: the settings; then both sides and the store, through
 * the same routes, limits and Redis as the service. Nothing is written to either side before {@link #allowWrites()}.
 */
final class Workshop implements AutoCloseable {

    private final Class<?> application;
    private final Map<String, String> environment;
    private final Path workingDir;
    private final PrintStream out;
    private boolean verbose;
    private @Nullable Loaded loaded;
    private @Nullable ConfigurableApplicationContext context;
    private @Nullable RuntimeException failure;

    /**
     * @param application the Spring application
     * @param environment as of {@link System#getenv()}
     * @param workingDir where the {@code .env} file is
     * @param out where results go; nothing else is printed there
     */
    Workshop(Class<?> application, Map<String, String> environment, Path workingDir, PrintStream out) {
        this.application = application;
        this.environment = Map.copyOf(environment);
        this.workingDir = workingDir;
        this.out = out;
    }

    /** Within a service that runs in this process; it is left open. */
    static Workshop within(ConfigurableApplicationContext service, Loaded loaded) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Workshop workshop = new Workshop(Workshop.class, Map.of(), Path.of(""), nowhere);
        workshop.loaded = loaded;
        workshop.context = service;
        return workshop;
    }

    void verbose(boolean wanted) {
        verbose = wanted;
    }

    void print(String line) {
        out.println(line);
    }

    Path workingDir() {
        return workingDir;
    }

    /** @throws ConfigurationException with every fault there is */
    Loaded loaded() {
        Loaded read = loaded;
        if (read == null) {
            read = new SettingsLoader(Clock.systemUTC()).load(environment, workingDir);
            loaded = read;
        }
        return read;
    }

    Settings settings() {
        return loaded().settings();
    }

    AmoCrm amoCrm() {
        return bean(AmoCrm.class);
    }

    Sheet sheet() {
        return bean(Sheet.class);
    }

    Store store() {
        return bean(Store.class);
    }

    /** The mapping in force. */
    Mapping mapping() {
        return bean(MappingSource.class).current();
    }

    Locale language() {
        return mapping().language();
    }

    /** Lets this process write to both sides for as long as this takes. */
    void writing(Runnable writes) {
        ObjectProvider<CommandPermit> permit = context().getBeanProvider(CommandPermit.class);
        permit.ifAvailable(command -> command.during(writes));
        if (permit.getIfAvailable() == null) {
            // A service has a permit of its own, which asks for its lease.
            writes.run();
        }
    }

    /** From now on this process may write to both sides. */
    void allowWrites() {
        bean(CommandPermit.class).grant();
    }

    /** A bean of the application, as the service has it. */
    <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    ConfigurableApplicationContext context() {
        ConfigurableApplicationContext open = context;
        if (open == null) {
            if (failure != null) {
                throw failure;
            }
            try {
                open = Launch.forCommand(application, loaded(), verbose ? Level.INFO : Level.ERROR);
            } catch (RuntimeException e) {
                // Whoever asks next gets the same answer, and does not wait for it again.
                failure = e;
                throw e;
            }
            context = open;
        }
        return open;
    }

    /** Starts the service itself in this process, with settings and Spring's properties of the caller's; closing the context stops it. */
    ConfigurableApplicationContext startService(Loaded settings, String... properties) {
        return Launch.start(application, settings, properties);
    }

    @Override
    public void close() {
        out.flush();
        if (context != null) {
            context.close();
        }
    }
}
