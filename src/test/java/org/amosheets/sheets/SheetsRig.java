package org.amosheets.sheets;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.apache.camel.component.google.sheets.GoogleSheetsComponent;
import org.apache.camel.component.google.sheets.GoogleSheetsConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The real routes in a plain Camel, towards a fake Google. */
final class SheetsRig implements AutoCloseable {

    final MemoryJournal journal = new MemoryJournal();
    final List<Duration> pauses = new ArrayList<>();
    /** Writes that the lease still covers. */
    final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private OptionalInt bound = OptionalInt.empty();

    private final QuotaLimit quota = new QuotaLimit() {
        @Override
        public void acquireRead() {}

        @Override
        public void acquireWrite() {}

        @Override
        public Duration nextRead() {
            return Duration.ZERO;
        }

        @Override
        public Duration nextWrite() {
            return Duration.ZERO;
        }

        @Override
        public Duration apart() {
            return Duration.ofMillis(700);
        }

        @Override
        public long used() {
            return 0;
        }

        @Override
        public void pause(Duration duration) {
            pauses.add(duration);
        }
    };

    SheetsRig(FakeSheets fake) {
        SheetsClientFactory factory =
                new SheetsClientFactory(fake.serviceAccountJson(), fake.rootUrl(), 1_000, AnswerCount.NOBODY);
        camel.getRegistry().bind("sheetsFactory", factory);
        camel.getRegistry().bind("sheetsQuota", quota);
        camel.getRegistry()
                .bind("sheetsErrors", new SheetsErrors(factory.serviceAccountEmail(), quota, Clock.systemUTC()));
        camel.getRegistry().bind("sheetsSendGuard", (SendGuard) this::checkMayWrite);
        camel.getPropertiesComponent().addInitialProperty("google.spreadsheet-id", fake.spreadsheetId());
        GoogleSheetsComponent component = new GoogleSheetsComponent(camel);
        GoogleSheetsConfiguration configuration = new GoogleSheetsConfiguration();
        configuration.setServiceAccountKey("sheetsFactory");
        component.setConfiguration(configuration);
        component.setClientFactory(factory);
        camel.addComponent("google-sheets", component);
        try {
            Resource routes = ResourceHelper.resolveResource(
                    camel, "file:" + Path.of("routes", "sheets.camel.yaml").toAbsolutePath());
            PluginHelper.getRoutesLoader(camel).loadRoutes(routes);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        camel.start();
    }

    private void checkMayWrite() {
        if (writesLeft.getAndDecrement() <= 0) {
            throw new IllegalStateException("the lease is over");
        }
    }

    /** A service that has just started, with what is kept. */
    GoogleSheet sheet(String tabName) {
        return new GoogleSheet(camel.createProducerTemplate(), tabName, binding(), journal, Clock.systemUTC());
    }

    /** A command of the command line. */
    SheetByHand hand() {
        return new SheetByHand(camel.createProducerTemplate(), "", binding(), Clock.systemUTC());
    }

    private TabBinding binding() {
        return new TabBinding() {
            @Override
            public OptionalInt sheetId() {
                return bound;
            }

            @Override
            public void bind(int sheetId) {
                bound = OptionalInt.of(sheetId);
            }
        };
    }

    @Override
    public void close() {
        camel.stop();
    }
}
