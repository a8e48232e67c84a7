package org.amosheets.web;

import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.store.StoreUnavailable;
import org.amosheets.sync.Change;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The real routes on a real Tomcat, with ports in place of what is behind them. No component scan must find it. */
@EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class)
class WebSlice {

    static final String SECRET = "the-webhook-secret";
    static final String TOKEN = "the-operators-token";

    /** What the ports were told, and how they behave. */
    static final class Ports {
        final AtomicBoolean started = new AtomicBoolean(true);
        final AtomicBoolean storeAway = new AtomicBoolean();
        final Queue<Change> kept = new ConcurrentLinkedQueue<>();
        final AmoCrm amoCrm = mock();
        final StandingDesk desk = mock();

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
        return new SheetsWebhook(ports::keep, Clock.systemUTC());
    }

    @Bean
    AmoCrmWebhook amoCrmWebhook(Ports ports) {
        return new AmoCrmWebhook(ports::keep, Clock.systemUTC());
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
    ChangesApi changesApi(Ports ports) {
        return new ChangesApi(ports.desk);
    }

    @Bean
    AccountApi accountApi(Ports ports) {
        return new AccountApi(ports.amoCrm);
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
