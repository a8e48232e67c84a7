package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.amosheets.sandbox.amocrm.Delivery;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.amocrm.HookGeneration;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.sync.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Webhooks as the fake amoCRM sends them, and their subscription over the real routes. */
class WebhookContractTest {

    private static final String NOBODY = "http://127.0.0.1:1/webhook";

    @ParameterizedTest
    @EnumSource
    void everyGenerationOfWebhooksIsUnderstood(HookGeneration generation) {
        assertThat(changes(generation, fake -> fake.webhooks().mergeNext(3))).isEqualTo(Set.of("LEAD", "CONTACT"));
    }

    @Test
    void aDigitalPipelinesThinWebhookIsUnderstood() {
        assertThat(changes(HookGeneration.Y2025, fake -> fake.webhooks().thin(true)))
                .isEqualTo(Set.of("LEAD", "CONTACT"));
    }

    @Test
    void anAddressIsSubscribedAndFoundAgain() {
        try (FakeAmoCrm fake = FakeAmoCrm.builder().start();
                AmoRoutes routes = new AmoRoutes(
                        fake.baseUrl(), template -> AccessToken.longLived(fake.token(), Clock.systemUTC()))) {
            Remote remote = new RouteRemote(routes.template);
            var wanted = Json.object().put("destination", NOBODY);
            wanted.putArray("settings").add("update_lead");

            remote.call("amocrm-subscribe-webhook", Map.of(), wanted);
            JsonNode found = remote.call(
                    "amocrm-webhooks", Map.of("destination", URLEncoder.encode(NOBODY, StandardCharsets.UTF_8)));

            assertThat(found.path("_embedded")
                            .path("webhooks")
                            .path(0)
                            .path("destination")
                            .asText())
                    .isEqualTo(NOBODY);
        }
    }

    /** Which kinds of change the fake's announcements of a new contact, a new lead and a moved lead come to. */
    private static Set<String> changes(HookGeneration generation, Consumer<FakeAmoCrm> setting) {
        try (FakeAmoCrm fake = FakeAmoCrm.builder()
                .webhookTo(NOBODY)
                .with(settings -> settings.hookGeneration(generation))
                .start()) {
            setting.accept(fake);
            long contact = fake.ui().createContact("Анна & Ко", "+7 999", "a+b@x.test");
            long lead = fake.ui().createLead("100% [важно]", 5, contact);
            fake.ui().moveLead(lead, SampleAccount.SALES_WORK);
            fake.webhooks().flush();
            await().until(() -> changes(fake).size() >= 2);

            List<Change> changes = changes(fake);
            assertThat(changes).extracting(Change::ref).containsOnly(Long.toString(lead), Long.toString(contact));
            return changes.stream().map(change -> change.kind().name()).collect(Collectors.toSet());
        }
    }

    private static List<Change> changes(FakeAmoCrm fake) {
        return fake.webhooks().deliveries().stream()
                .map(Delivery::body)
                .flatMap(body -> WebhookParser.read("application/x-www-form-urlencoded", body).changes(1).stream())
                .distinct()
                .toList();
    }
}
