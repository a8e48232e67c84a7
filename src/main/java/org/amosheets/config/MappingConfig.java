package org.amosheets.config;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.engine.Leadership;
import org.amosheets.engine.Staff;
import org.amosheets.engine.StandingChanges;
import org.amosheets.engine.SyncOptions;
import org.amosheets.engine.TabSource;
import org.amosheets.mapping.Overrides;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.Store;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;

/** The mapping in force, and the watch over the files that declare routes and mappings. */
@Configuration(proxyBeanMethods = false)
class MappingConfig {

    @Bean
    MappingInForce mappings(Settings settings, @Lazy CamelContext camel) {
        return new MappingInForce(settings.sync(), overrides(settings.sync()), camel);
    }

    private static Overrides overrides(SyncSettings sync) {
        OrdersSettings orders = sync.orders();
        return new Overrides(
                sync.leadNameTemplate(),
                orders.statusDisplayMap(),
                orders.dropdownStatusMap(),
                orders.pipelineDisplayMap(),
                orders.orderNumberField(),
                orders.orderNumberStatus(),
                sync.displayZone());
    }

    /** Camel takes a loader that it finds among the beans in place of its own. */
    @Bean
    YamlWithLists yamlWithLists() {
        return new YamlWithLists();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @Profile("!" + Launch.COMMAND)
    RouteFiles routeFiles(
            CamelContext camel,
            MappingInForce mappings,
            AmoCrm amoCrm,
            TabSource tabs,
            Rehearsals rehearsals,
            StandingChanges standing,
            Leadership leadership,
            Sheet sheet,
            Store store,
            RoutesOfStart routes) {
        FileGate gate = new MappingGate(
                mappings,
                amoCrm::forgetDirectory,
                () -> tabs.faults(() -> sheet.rows(List.of()).header()),
                rehearsals::of,
                standing::askForLook);
        return new RouteFiles(
                RoutePlaces.FOLDER,
                camel,
                gate,
                leadership::betweenBatches,
                Rhythm.USUAL,
                routes.memory(new KeptMapping(store, mappings)));
    }

    @Bean
    @Profile("!" + Launch.COMMAND)
    Rehearsals rehearsals(
            Store store,
            Sheet sheet,
            AmoCrm amoCrm,
            Staff staff,
            SyncOptions options,
            ExecutorService sideBySide,
            Clock clock) {
        return new Rehearsals(store, sheet, amoCrm, staff, options, sideBySide, clock);
    }
}
