package org.amosheets.web;

import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.config.Framework;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.ConflictBook;
import org.amosheets.engine.ImportJobs;
import org.amosheets.engine.RowCallers;
import org.amosheets.engine.RowKeys;
import org.amosheets.store.StoreUnavailable;
import org.amosheets.sync.Change;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The real routes on a real Tomcat, with ports in place of what is behind them. No component scan must find it. */
@Import(Framework.class)
class WebSlice {

    static final String SECRET = "the-webhook-secret";
    static final String TOKEN = "the-operators-token";

    /** What the ports were told, and how they behave. */
    static final class Ports {
        /** So many callers may wait for their rows. */
        static final int ROOM = 32;

        /** Longer than others may take. */
        static final Duration PATIENCE = Duration.ofSeconds(60);

        final AtomicBoolean started = new AtomicBoolean(true);
        final AtomicBoolean storeAway = new AtomicBoolean();
        final Queue<Change> kept = new ConcurrentLinkedQueue<>();
        final AmoCrm amoCrm = mock();
        final StandingDesk desk = mock();
        final ConflictBook book = mock();
        final AuditTrail trail = mock();
        final RowKeys keys = mock();
        final RowCallers callers = mock();
        final ImportJobs imports = mock();
        final Queue<String> states = new ConcurrentLinkedQueue<>();
        final Queue<String> codes = new ConcurrentLinkedQueue<>();

        void keep(List<Change> changes) {
            if (storeAway.get()) {
                throw new StoreUnavailable("Redis is away", null);
            }
            kept.addAll(changes);
        }
    }

    @Bean
    Ports ports() {
        return new Ports();
    }

    @Bean
    EdgeFilter edgeFilter(Ports ports) {
        return new EdgeFilter(SECRET, TOKEN, ports.started::get, EdgeLimits.DEFAULT, Clock.systemUTC());
    }

    @Bean
    EdgeServer edgeServer() {
        return new EdgeServer();
    }

    @Bean
    SheetsWebhook sheetsWebhook(Ports ports) {
        return new SheetsWebhook(ports::keep, () -> {}, Clock.systemUTC());
    }

    @Bean
    AmoCrmWebhook amoCrmWebhook(Ports ports) {
        return new AmoCrmWebhook(ports::keep, Clock.systemUTC());
    }

    @Bean
    UpsertApi upsertApi(Ports ports) {
        return new UpsertApi(ports.callers, () -> Locale.ENGLISH, Ports.ROOM, Ports.PATIENCE);
    }

    @Bean
    LongAnswers longAnswers() {
        return new LongAnswers(Map.of("/leads/upsert", Ports.PATIENCE.plusSeconds(5)));
    }

    @Bean
    ImportApi importApi(Ports ports) {
        return new ImportApi(ports.imports);
    }

    @Bean
    Health health(Ports ports) {
        return new Health(() -> !ports.storeAway.get(), () -> Map.of("waiting", 0));
    }

    @Bean
    OperatorIndex operatorIndex() {
        return new OperatorIndex();
    }

    @Bean
    MetricsApi metricsApi() {
        return new MetricsApi(() -> "amosheets_leader 1.0\n");
    }

    @Bean
    ChangesApi changesApi(Ports ports) {
        return new ChangesApi(ports.desk);
    }

    @Bean
    AccountApi accountApi(Ports ports) {
        return new AccountApi(ports.amoCrm);
    }

    @Bean
    ConflictsApi conflictsApi(Ports ports) {
        return new ConflictsApi(ports.book, ports.keys);
    }

    @Bean
    AuditApi auditApi(Ports ports) {
        return new AuditApi(ports.trail, ports.keys);
    }

    @Bean
    OAuthApi oauthApi(Ports ports) {
        return new OAuthApi(Optional.of(new OAuthDesk(
                () -> {
                    ports.states.add("minted");
                    return "minted";
                },
                ports.states::remove,
                state -> "https://www.amocrm.ru/oauth?state=" + state,
                ports.codes::add,
                (code, referer) -> {
                    if (!referer.equals("acme.amocrm.ru")) {
                        throw new AmoCrmException.Blocked("of the account " + referer);
                    }
                    ports.codes.add(code);
                })));
    }

    @Bean
    Problems problems() {
        return new Problems();
    }

    @Bean
    HttpAnswer httpAnswer() {
        return new HttpAnswer();
    }
}
