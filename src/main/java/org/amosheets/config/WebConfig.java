package org.amosheets.config;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.amosheets.amocrm.AccessToken;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.OAuthTokens;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.ConflictBook;
import org.amosheets.engine.ImportJobs;
import org.amosheets.engine.Leadership;
import org.amosheets.engine.MappingSource;
import org.amosheets.engine.ReadAgain;
import org.amosheets.engine.RowCallers;
import org.amosheets.engine.RowKeys;
import org.amosheets.engine.StandingChanges;
import org.amosheets.engine.TabSource;
import org.amosheets.engine.Told;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.web.AccountApi;
import org.amosheets.web.AmoCrmWebhook;
import org.amosheets.web.AuditApi;
import org.amosheets.web.ChangesApi;
import org.amosheets.web.ConflictsApi;
import org.amosheets.web.EdgeFilter;
import org.amosheets.web.EdgeLimits;
import org.amosheets.web.EdgeServer;
import org.amosheets.web.EngineDesk;
import org.amosheets.web.Health;
import org.amosheets.web.HttpAnswer;
import org.amosheets.web.ImportApi;
import org.amosheets.web.LongAnswers;
import org.amosheets.web.OAuthApi;
import org.amosheets.web.OAuthDesk;
import org.amosheets.web.OperatorIndex;
import org.amosheets.web.Problems;
import org.amosheets.web.SheetsWebhook;
import org.amosheets.web.UpsertApi;
import org.amosheets.web.console.Console;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/** The edge: the filter in front of everything, and the beans that the HTTP routes name. */
@Configuration(proxyBeanMethods = false)
@Profile("!" + Launch.COMMAND)
class WebConfig {

    /** So many callers may wait for their rows; of the threads that application.properties gives to HTTP, 16 are left. */
    private static final int WAITING_CALLERS = 32;

    private static final Duration CALLERS_PATIENCE = Duration.ofSeconds(25);

    /** The embedded Redis owns the data folder, so it comes first: a second service on the same folder stops there. */
    @Bean
    OwnSecrets ownSecrets(Settings settings, Store store) {
        return OwnSecrets.of(settings.service());
    }

    @Bean
    EdgeServer edgeServer() {
        return new EdgeServer();
    }

    @Bean
    FilterRegistrationBean<EdgeFilter> edgeFilter(
            OwnSecrets secrets, CamelContext camel, Console console, Clock clock) {
        EdgeFilter filter = new EdgeFilter(
                secrets.webhookSecret(),
                secrets.adminToken(),
                () -> camel.getStatus() == ServiceStatus.Started,
                EdgeLimits.DEFAULT,
                clock,
                console);
        FilterRegistrationBean<EdgeFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    SheetsWebhook sheetsWebhook(Store store, Clock clock) {
        ReadAgain readAgain = new ReadAgain(store, clock);
        return new SheetsWebhook(
                changes -> Told.keep(store.inbox(), Inbox.Lane.ROWS, "The sheet's script", changes),
                readAgain::ask,
                clock);
    }

    @Bean
    AmoCrmWebhook amoCrmWebhook(Store store, Clock clock) {
        return new AmoCrmWebhook(
                changes -> Told.keep(store.inbox(), Inbox.Lane.LEADS, "amoCRM's webhook", changes), clock);
    }

    @Bean
    UpsertApi upsertApi(Store store, MappingSource mappings, Clock clock) {
        return new UpsertApi(
                new RowCallers(store, clock), () -> mappings.current().language(), WAITING_CALLERS, CALLERS_PATIENCE);
    }

    /** Before the container waits for the requests that are under way. */
    @Bean
    ApplicationListener<ContextClosedEvent> callersLeaveFirst(UpsertApi upserts) {
        return closed -> upserts.close();
    }

    @Bean
    LongAnswers longAnswers() {
        return new LongAnswers(Map.of("/leads/upsert", CALLERS_PATIENCE.plusSeconds(5)));
    }

    @Bean
    ImportApi importApi(Store store, Clock clock) {
        return new ImportApi(new ImportJobs(store, clock));
    }

    @Bean
    Health health(Store store, Leadership leadership, RouteFiles files, TabSource tabs) {
        return new Health(store::writable, () -> details(store, leadership, files, tabs));
    }

    private static Map<String, Object> details(Store store, Leadership leadership, RouteFiles files, TabSource tabs) {
        Map<String, Object> details = new TreeMap<>();
        details.put("works", leadership.leads());
        details.put("waitingRows", store.inbox().waiting(Inbox.Lane.ROWS));
        details.put("waitingLeads", store.inbox().waiting(Inbox.Lane.LEADS));
        details.put("links", store.links().size());
        details.put("parked", store.standing().list("parked").size());
        details.put("held", store.standing().list("held").size());
        details.put("filesNotInForce", files.faults());
        details.put("columnsLeftAlone", tabs.faults());
        return details;
    }

    @Bean
    ChangesApi changesApi(StandingChanges standing, Store store) {
        return new ChangesApi(new EngineDesk(standing, () -> Waiting.in(store.inbox())));
    }

    @Bean
    RowKeys rowKeys(Sheet sheet, MappingSource mappings) {
        return new RowKeys(sheet, mappings);
    }

    @Bean
    ConflictsApi conflictsApi(ConflictBook book, RowKeys keys) {
        return new ConflictsApi(book, keys);
    }

    @Bean
    AuditApi auditApi(AuditTrail trail, RowKeys keys) {
        return new AuditApi(trail, keys);
    }

    @Bean
    OAuthApi oauthApi(AccessToken token, Store store) {
        return new OAuthApi(
                token instanceof OAuthTokens tokens
                        ? Optional.of(new OAuthDesk(
                                store.oauthStates()::mint,
                                store.oauthStates()::use,
                                tokens::consentUrl,
                                tokens::exchange,
                                tokens::exchange))
                        : Optional.empty());
    }

    @Bean
    AccountApi accountApi(AmoCrm amoCrm) {
        return new AccountApi(amoCrm);
    }

    @Bean
    OperatorIndex operatorIndex() {
        return new OperatorIndex();
    }

    @Bean
    HttpAnswer httpAnswer() {
        return new HttpAnswer();
    }

    @Bean
    Problems problems() {
        return new Problems();
    }
}
