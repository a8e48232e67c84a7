package org.amosheets.config;

import java.util.OptionalInt;
import org.amosheets.sheets.TabBinding;
import org.amosheets.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What a command has in place of the service's own: it takes no lease, and decides nothing that the service decides. */
@Configuration(proxyBeanMethods = false)
@Profile(Launch.COMMAND)
class CommandConfig {

    @Bean
    CommandPermit writePermit() {
        return new CommandPermit();
    }

    /** Looking at a tab must not make it the service's: which one that is, the service's first start decides. */
    @Bean
    TabBinding tabBinding(Store store) {
        TabBinding kept = store.tabBinding();
        return new TabBinding() {
            private OptionalInt own = OptionalInt.empty();

            @Override
            public synchronized OptionalInt sheetId() {
                return own.isPresent() ? own : kept.sheetId();
            }

            @Override
            public synchronized void bind(int sheetId) {
                own = OptionalInt.of(sheetId);
            }
        };
    }
}
