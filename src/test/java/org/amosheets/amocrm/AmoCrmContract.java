package org.amosheets.amocrm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fake amoCRM over HTTP, the real routes, and the client on top of them. */
@SuppressWarnings("NullAway.Init") // set before each test
abstract class AmoCrmContract {

    static final String COMPLEX = "/api/v4/leads/complex";

    FakeAmoCrm fake;
    AmoRoutes routes;
    CamelAmoCrm amo;

    @BeforeEach
    void start() {
        fake = FakeAmoCrm.builder()
                .ratePerSecond(10_000)
                .with(settings -> settings.accountRatePerSecond(10_000).searchLag(Duration.ZERO))
                .start();
        routes = new AmoRoutes(fake.baseUrl(), template -> token(fake.token()));
        amo = routes.amo;
    }

    @AfterEach
    void stop() {
        routes.close();
        fake.close();
    }

    static AccessToken token(String token) {
        return AccessToken.longLived(token, Clock.systemUTC());
    }

    List<Long> leads(int count) {
        return LongStream.range(0, count)
                .map(i -> fake.ui().createLead("Lead " + i, i, 0))
                .boxed()
                .toList();
    }

    static NewLead newLead(String rowKey, String name, @Nullable EntityWrite contact) {
        return new NewLead(write(0, rowKey, Map.of("name", List.of(name))), 0, contact);
    }

    static EntityWrite contact(String name, String phone, String email) {
        return write(
                0,
                "contact",
                Map.of(
                        "name", List.of(name),
                        "phone", List.of(phone),
                        "email", email.isEmpty() ? List.of() : List.of(email)));
    }

    static EntityWrite price(long id, String price) {
        return write(id, "price-" + id, Map.of("price", List.of(price)));
    }

    static EntityWrite write(long id, String requestId, Map<String, List<String>> fields) {
        return new EntityWrite(id, requestId, fields);
    }
}
