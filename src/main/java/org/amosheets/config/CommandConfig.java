package org.amosheets.config;

import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.LeadsByCreation;
import org.amosheets.amocrm.Subscriptions;
import org.amosheets.amocrm.Users;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.ColumnWishes;
import org.amosheets.engine.ConflictBook;
import org.amosheets.engine.MappingSource;
import org.amosheets.engine.Rehearsal;
import org.amosheets.engine.Storyteller;
import org.amosheets.engine.SyncOptions;
import org.amosheets.engine.TabSource;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetByHand;
import org.amosheets.sheets.TabBinding;
import org.amosheets.sheets.WriteProbe;
import org.amosheets.store.Store;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;

/** What a command has in place of the service's own: it takes no lease, and decides nothing that the service decides. */
@Configuration(proxyBeanMethods = false)
@Profile(Launch.COMMAND)
class CommandConfig {

    @Bean
    CommandPermit writePermit() {
        return new CommandPermit();
    }

    @Bean
    SheetByHand sheetByHand(@Lazy ProducerTemplate template, Settings settings, TabBinding binding, Clock clock) {
        return new SheetByHand(template, settings.sheet().worksheetName().orElse(""), binding, clock);
    }

    @Bean
    ColumnWishes columnWishes(TabSource tabs, MappingSource mappings) {
        return new ColumnWishes(tabs, mappings);
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

    @Bean
    Users users(@Lazy ProducerTemplate template) {
        return new Users(template);
    }

    @Bean
    LeadsByCreation leadsByCreation(@Lazy ProducerTemplate template) {
        return new LeadsByCreation(template);
    }

    @Bean
    Subscriptions subscriptions(@Lazy ProducerTemplate template) {
        return new Subscriptions(template);
    }

    @Bean
    WriteProbe writeProbe(@Lazy ProducerTemplate template) {
        return new WriteProbe(template);
    }

    @Bean
    Rehearsal rehearsal(
            Store store,
            Sheet sheet,
            AmoCrm amoCrm,
            TabSource tabs,
            SyncOptions options,
            ExecutorService sideBySide,
            Clock clock) {
        return new Rehearsal(store, sheet, amoCrm, tabs, options, sideBySide, clock);
    }

    @Bean
    Storyteller storyteller(Store store, Sheet sheet, AmoCrm amoCrm, TabSource tabs, SyncOptions options, Clock clock) {
        return new Storyteller(
                store, sheet, amoCrm, tabs, options, new AuditTrail(store), new ConflictBook(store, clock));
    }
}
