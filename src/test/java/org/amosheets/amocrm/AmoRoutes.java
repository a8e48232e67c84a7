package org.amosheets.amocrm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;

/** The real routes to amoCRM in a plain Camel context, without Spring and Redis. */
final class AmoRoutes implements AutoCloseable {

    final DefaultCamelContext context = new DefaultCamelContext();
    final ProducerTemplate template;
    final CountingLimit limit = new CountingLimit();
    final AtomicInteger guarded = new AtomicInteger();
    final CamelAmoCrm amo;
    private final ExecutorService sideBySide = Executors.newFixedThreadPool(4);
    private volatile SendGuard guard = () -> {};

    AmoRoutes(String baseUrl, Function<ProducerTemplate, AccessToken> token) {
        template = context.createProducerTemplate();
        amo = new CamelAmoCrm(template, sideBySide);
        try {
            Properties properties = new Properties();
            properties.setProperty("amo.base-url", baseUrl);
            properties.setProperty("amo.response-timeout-ms", "700");
            properties.setProperty("amo.first-retry-ms", "10");
            context.setStartupSummaryLevel(StartupSummaryLevel.Off);
            context.getPropertiesComponent().setInitialProperties(properties);
            context.getRegistry().bind("amoCall", new AmoCall(limit, this::check, token.apply(template)));
            RoutesLoader loader = PluginHelper.getRoutesLoader(context);
            for (String file : List.of("errors", "amocrm")) {
                loader.loadRoutes(PluginHelper.getResourceLoader(context)
                        .resolveResource("file:" + Path.of("routes", file + ".camel.yaml")));
            }
            context.start();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    void guardedBy(SendGuard newGuard) {
        guard = newGuard;
    }

    private void check() {
        guarded.incrementAndGet();
        guard.check();
    }

    @Override
    public void close() {
        sideBySide.shutdownNow();
        context.stop();
    }

    /** Never makes anybody wait; remembers what was asked of it. */
    static final class CountingLimit implements RequestLimit {
        final AtomicInteger acquired = new AtomicInteger();
        final List<Duration> pauses = new CopyOnWriteArrayList<>();

        @Override
        public void acquire() {
            acquired.incrementAndGet();
        }

        @Override
        public void pause(Duration duration) {
            pauses.add(duration);
        }
    }
}
