package org.amosheets.config;

import org.amosheets.mapping.Overrides;
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
    RouteFiles routeFiles(CamelContext camel) {
        return new RouteFiles(RoutePlaces.FOLDER, camel);
    }
}
