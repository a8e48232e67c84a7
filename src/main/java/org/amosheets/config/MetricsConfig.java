package org.amosheets.config;

import java.time.Clock;
import java.util.Map;
import org.amosheets.amocrm.RequestLimit;
import org.amosheets.engine.Answers;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.Crossings;
import org.amosheets.engine.Leadership;
import org.amosheets.engine.Reconcile;
import org.amosheets.engine.SheetScan;
import org.amosheets.engine.SideHeard;
import org.amosheets.sheets.QuotaLimit;
import org.amosheets.store.Store;
import org.amosheets.web.MetricsApi;
import org.amosheets.web.metrics.Meters;
import org.amosheets.web.metrics.Sources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;

/** What is measured. The library behind it is loaded by the first change that crosses, or the first that asks. */
@Configuration(proxyBeanMethods = false)
@Profile("!" + Launch.COMMAND)
class MetricsConfig {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsConfig.class);

    /** A batch that is over does not fail because it could not be measured. */
    @Bean
    Crossings crossings(ObjectProvider<Meters> meters) {
        return (side, what, tookMs) -> {
            try {
                meters.getObject().crossed(side, what, tookMs);
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("Tried to measure what crossed but failed because of {}; the sync goes on", e.toString());
            }
        };
    }

    @Bean
    MetricsApi metricsApi(ObjectProvider<Meters> meters) {
        return new MetricsApi(() -> meters.getObject().text());
    }

    @Bean
    @Lazy
    Meters meters(
            Settings settings,
            Store store,
            AuditTrail trail,
            SideHeard amoHeard,
            SideHeard sheetsHeard,
            Answers amoAnswers,
            Answers sheetsAnswers,
            RequestLimit amoLimit,
            QuotaLimit sheetsQuota,
            SheetScan scan,
            Reconcile reconcile,
            RouteFiles files,
            Leadership leadership,
            Clock clock) {
        double amoMost = settings.amoCrm().requestsPerSecond() * 60;
        double readsMost = settings.sheet().readsPerMinute();
        double writesMost = settings.sheet().writesPerMinute();
        return new Meters(new Sources(
                store,
                trail,
                Map.of(
                        "amocrm", new Sources.Api(amoHeard, amoAnswers),
                        "sheets", new Sources.Api(sheetsHeard, sheetsAnswers)),
                Map.of(
                        "amocrm", () -> amoLimit.lastMinute() / amoMost,
                        "sheets_reads", () -> sheetsQuota.readsLastMinute() / readsMost,
                        "sheets_writes", () -> sheetsQuota.writesLastMinute() / writesMost),
                Map.of("sheet", scan::comparedAt, "crm", reconcile::comparedAt),
                () -> files.faults().size(),
                leadership::leads,
                clock));
    }
}
