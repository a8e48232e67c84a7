package org.amosheets.config;

import java.time.Clock;
import org.amosheets.engine.Answers;
import org.amosheets.engine.SideHeard;
import org.amosheets.sheets.GoogleSheet;
import org.amosheets.sheets.QuotaLimit;
import org.amosheets.sheets.SendGuard;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetsClientFactory;
import org.amosheets.sheets.SheetsErrors;
import org.amosheets.sheets.TabBinding;
import org.amosheets.store.Store;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.google.sheets.GoogleSheetsComponent;
import org.apache.camel.component.google.sheets.GoogleSheetsConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Google Sheets: the client, its routes' helpers, and the port that the engine uses. */
@Configuration(proxyBeanMethods = false)
class SheetsConfig {

    @Bean
    SheetsClientFactory sheetsFactory(Settings settings, Answers sheetsAnswers) {
        return new SheetsClientFactory(
                settings.sheet().serviceAccount().json().value(),
                settings.sheet().rootUrl().toString(),
                sheetsAnswers);
    }

    /** The component insists on a key of its own before it asks the factory; the name it is given is never used as one. */
    @Bean("google-sheets")
    GoogleSheetsComponent googleSheets(SheetsClientFactory factory) {
        GoogleSheetsConfiguration configuration = new GoogleSheetsConfiguration();
        configuration.setServiceAccountKey("held by sheetsFactory");
        GoogleSheetsComponent component = new GoogleSheetsComponent();
        component.setConfiguration(configuration);
        component.setClientFactory(factory);
        return component;
    }

    @Bean
    QuotaLimit sheetsQuota(Settings settings, Store store) {
        return store.sheetsLimit(
                settings.sheet().readsPerMinute(), settings.sheet().writesPerMinute());
    }

    @Bean
    SendGuard sheetsSendGuard(WritePermit permit) {
        return permit::check;
    }

    @Bean
    SheetsErrors sheetsErrors(SheetsClientFactory factory, QuotaLimit quota, Clock clock) {
        return new SheetsErrors(factory.serviceAccountEmail(), quota, clock);
    }

    @Bean
    Answers sheetsAnswers() {
        return new Answers();
    }

    /** How the calls to Google end. */
    @Bean
    SideHeard sheetsHeard(Clock clock) {
        return new SideHeard(clock);
    }

    @Bean
    Sheet sheet(
            @Lazy ProducerTemplate template,
            Settings settings,
            Store store,
            TabBinding binding,
            Clock clock,
            SideHeard sheetsHeard) {
        String name = settings.sheet().worksheetName().orElse("");
        return new GoogleSheet(template, name, binding, store.journal(), clock, sheetsHeard);
    }
}
