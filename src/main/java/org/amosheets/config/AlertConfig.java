package org.amosheets.config;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.amosheets.engine.Leadership;
import org.amosheets.engine.Obstacles;
import org.amosheets.engine.SideHeard;
import org.amosheets.engine.StandingChanges;
import org.amosheets.engine.TabSource;
import org.amosheets.store.Store;
import org.amosheets.store.ToldAlerts;
import org.amosheets.web.alert.AlertWatch;
import org.amosheets.web.alert.HttpPost;
import org.amosheets.web.alert.Matters;
import org.amosheets.web.alert.Memory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Who tells people, where they gave an address to tell. */
@Configuration(proxyBeanMethods = false)
@Profile("!" + Launch.COMMAND)
class AlertConfig {

    @Bean(destroyMethod = "close")
    Alerts alerts(
            Settings settings,
            Store store,
            StandingChanges standing,
            SideHeard amoHeard,
            SideHeard sheetsHeard,
            Obstacles obstacles,
            TabSource tabs,
            RouteFiles files,
            Leadership leadership,
            Clock clock) {
        return new Alerts(settings.service().alertWebhookUrl().map(address -> {
            AlertWatch watch = new AlertWatch(
                    store::writable,
                    leadership::leads,
                    new Matters(
                            standing,
                            amoHeard,
                            sheetsHeard,
                            obstacles,
                            () -> store.openConflicts().all().size(),
                            tabs::lackedFields,
                            () -> files.faults().size()),
                    memory(store.toldAlerts()),
                    new HttpPost(URI.create(address.value())),
                    settings.amoCrm().baseUrl().getHost(),
                    clock);
            watch.start();
            return watch;
        }));
    }

    private static Memory memory(ToldAlerts told) {
        return new Memory() {
            @Override
            public Map<String, Long> told() {
                return told.all();
            }

            @Override
            public void remember(String kind, long since) {
                told.put(kind, since);
            }

            @Override
            public void forget(String kind) {
                told.remove(kind);
            }
        };
    }
}
