package org.amosheets.config;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.RequestLimit;
import org.amosheets.amocrm.Subscriptions;
import org.amosheets.cli.SetupReport;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.ConflictBook;
import org.amosheets.engine.Leadership;
import org.amosheets.engine.Obstacles;
import org.amosheets.engine.SideHeard;
import org.amosheets.engine.StandingChanges;
import org.amosheets.engine.Storyteller;
import org.amosheets.engine.SyncOptions;
import org.amosheets.engine.TabSource;
import org.amosheets.engine.Wording;
import org.amosheets.sheets.QuotaLimit;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.WriteProbe;
import org.amosheets.store.Store;
import org.amosheets.web.console.Console;
import org.amosheets.web.console.Parts;
import org.amosheets.web.console.Sessions;
import org.amosheets.web.console.SetupItem;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;

/** The console. Only its door is made at the start; what its pages need is gathered when the first one is asked for. */
@Configuration(proxyBeanMethods = false)
@Profile("!" + Launch.COMMAND)
class ConsoleConfig {

    @Bean
    Console console(OwnSecrets secrets, Store store, Clock clock, ObjectProvider<Parts> parts) {
        Sessions sessions = new Sessions(secrets.adminToken(), new EndedSessionsInRedis(store), clock);
        return new Console(sessions, parts::getObject);
    }

    @Bean
    @Lazy
    Parts consoleParts(
            Settings settings,
            Store store,
            StandingChanges standing,
            ConflictBook conflicts,
            AuditTrail trail,
            TabSource tabs,
            Sheet sheet,
            SideHeard amoHeard,
            SideHeard sheetsHeard,
            Obstacles obstacles,
            RequestLimit amoLimit,
            QuotaLimit sheetsQuota,
            Leadership leadership,
            AmoCrm amoCrm,
            SyncOptions options,
            MappingInForce mappings,
            RouteFiles files,
            Rehearsals rehearsals,
            ConfigurableApplicationContext context,
            Clock clock) {
        return new Parts(
                store,
                standing,
                conflicts,
                trail,
                tabs,
                sheet,
                new Wording(tabs),
                new Storyteller(store, sheet, amoCrm, tabs, options, trail, conflicts),
                amoHeard,
                sheetsHeard,
                obstacles,
                new Parts.Limits(
                        amoLimit,
                        settings.amoCrm().requestsPerSecond(),
                        sheetsQuota,
                        settings.sheet().readsPerMinute(),
                        settings.sheet().writesPerMinute()),
                new MappingsOnDesk(mappings, files, rehearsals::of),
                language -> setup(context, settings, language),
                leadership::leads,
                new ShownZone(
                        settings.sync().displayZone(), () -> amoCrm.directory().zone(), clock),
                options.leadLink(),
                clock);
    }

    private static List<SetupItem> setup(ConfigurableApplicationContext context, Settings settings, Locale language) {
        return SetupReport.of(context, new Loaded(settings, List.of()), language).stream()
                .map(item -> new SetupItem(item.name(), item.state(), item.title(), item.text(), item.fix()))
                .toList();
    }

    /** For the look at amoCRM's webhooks. */
    @Bean
    @Lazy
    Subscriptions subscriptions(@Lazy ProducerTemplate template) {
        return new Subscriptions(template);
    }

    /** For the look at the right to write. */
    @Bean
    @Lazy
    WriteProbe writeProbe(@Lazy ProducerTemplate template) {
        return new WriteProbe(template);
    }
}
