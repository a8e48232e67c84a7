package org.amosheets.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.amosheets.amocrm.BadWebhook;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmoCrmWebhookTest {

    private static final long NOW = 1_790_000_000_000L;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final List<List<Change>> kept = new ArrayList<>();
    private final AmoCrmWebhook webhook =
            new AmoCrmWebhook(kept::add, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

    @Test
    @Shows({"F23", "F26", "D000-13", "D001-15", "D002-19", "D004-22"})
    void keepsLeadsAndContactsOfAFormAtOnce() {
        Answer answer = receive(
                FORM,
                "account%5Bid%5D=1&leads%5Bupdate%5D%5B0%5D%5Bid%5D=11&leads[status][0][id]=11"
                        + "&contacts[add][0][id]=12&contacts[add][0][type]=contact");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"accepted\":2}");
        assertThat(kept)
                .containsExactly(List.of(
                        Change.lead(11, Change.Source.WEBHOOK, NOW), Change.contact(12, Change.Source.ADDED, NOW)));
    }

    @Test
    @Shows({"F23", "D002-19"})
    void takesTheSameAsJson() {
        assertThat(receive("application/json", "{\"leads[delete][0][id]\":\"11\"}")
                        .body())
                .isEqualTo("{\"accepted\":1}");
        assertThat(kept).containsExactly(List.of(Change.lead(11, Change.Source.WEBHOOK, NOW)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "account[id]=1&account[subdomain]=acme", "task[add][0][id]=5"})
    void hasNothingToKeepWhereNothingIsForUs(String body) {
        Answer answer = receive(FORM, body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"accepted\":0}");
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "leads[add][0][id]=%ZZ", "leads[add][0][id]=Ivan", "{\"leads\":"})
    void saysWhatIsWrongWithABodyAndQuotesNothingOfIt(String body) {
        assertThatThrownBy(() -> receive(FORM, body))
                .isInstanceOf(BadWebhook.class)
                .satisfies(bad -> {
                    Problem problem = Problems.of(bad);
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.detail()).doesNotContain("Ivan");
                });
        assertThat(kept).isEmpty();
    }

    @Test
    void refusesABodyThatIsNoText() {
        assertThatThrownBy(() -> webhook.receive(
                        new Received("/lead", Query.parse(null), FORM, new byte[] {(byte) 0xFF, '='}, false)))
                .isInstanceOf(ProblemException.class);
    }

    private Answer receive(String contentType, String body) {
        return webhook.receive(new Received("/lead", Query.parse(null), contentType, body.getBytes(UTF_8), false));
    }
}
