package org.amosheets.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.amosheets.store.StoreUnavailable;
import org.amosheets.sync.Change;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetsWebhookTest {

    private static final long NOW = 1_790_000_000_000L;

    private final List<List<Change>> kept = new ArrayList<>();
    private int looks;
    private final SheetsWebhook webhook =
            new SheetsWebhook(kept::add, () -> looks++, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

    @Test
    void keepsAllRowsAtOnceAndSaysHowManyThereWere() {
        Answer answer = receive("""
                {"rows":[{"row":5,"values":{"name":"Иван","budget":1.5,"vip":true,"note":null}},
                         {"row":"7","key":"k-7"},{"row":8.0,"values":null}],"editedAt":"2026-11-21T03:00:00Z"}""");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":3}");
        assertThat(kept)
                .containsExactly(List.of(
                        Change.row(5, Change.Source.SCRIPT, NOW),
                        Change.row(7, Change.Source.SCRIPT, NOW),
                        Change.row(8, Change.Source.SCRIPT, NOW)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"readAgain\":true}                           | 0 | 1",
                "{\"rows\":[],\"readAgain\":true}              | 0 | 1",
                "{\"rows\":[{\"row\":5}],\"readAgain\":true}   | 1 | 1",
                "{\"rows\":[{\"row\":5}],\"readAgain\":false}  | 1 | 0",
                "{\"rows\":[{\"row\":5}],\"readAgain\":null}   | 1 | 0",
            })
    void hasTheWholeTabReadWhereMoreChangedThanIsNamed(String body, int named, int expected) {
        assertThat(receive(body).body()).isEqualTo("{\"accepted\":" + named + "}");
        assertThat(kept).hasSize(named);
        assertThat(looks).isEqualTo(expected);
    }

    @Test
    void takesTheOlderBody() {
        assertThat(receive("{\"row_index\": 5, \"data\": {\"name\": \"A\", \"amo_deal_id\": 12}}")
                        .body())
                .isEqualTo("{\"accepted\":1}");
        assertThat(kept).containsExactly(List.of(Change.row(5, Change.Source.SCRIPT, NOW)));
    }

    @Test
    void looksOnceAtARowThatIsNamedTwice() {
        assertThat(receive("{\"rows\":[{\"row\":5},{\"row\":5}]}").body()).isEqualTo("{\"accepted\":2}");
        assertThat(kept).containsExactly(List.of(Change.row(5, Change.Source.SCRIPT, NOW)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rows\":[]}",
                "{\"rows\":[{\"row\":1}]}",
                "{\"row_index\":1,\"data\":{}}",
                "\uFEFF{\"rows\":[]}"
            })
    void hasNothingToKeepWhereNoRowBelowTheHeaderIsNamed(String body) {
        Answer answer = receive(body);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":0}");
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                    | JSON",
                "nonsense                            | JSON",
                "{\"rows\":[{\"row\":5}]             | JSON",
                "{\"rows\":[]}{\"rows\":[]}          | JSON",
                "{\"rows\":[],\"rows\":[]}           | JSON",
                "[{\"row\":5}]                       | not a JSON object",
                "null                                | not a JSON object",
                "5                                   | not a JSON object",
                "{}                                  | names no rows",
                "{\"rows\":{\"row\":5}}              | not a list",
                "{\"rows\":null}                     | not a list",
                "{\"rows\":[5]}                      | not an object",
                "{\"rows\":[null]}                   | not an object",
                "{\"rows\":[{}]}                     | not a row's number",
                "{\"rows\":[{\"row\":0}]}            | not a row's number",
                "{\"rows\":[{\"row\":-1}]}           | not a row's number",
                "{\"rows\":[{\"row\":1.5}]}          | not a row's number",
                "{\"rows\":[{\"row\":10000001}]}     | not a row's number",
                "{\"rows\":[{\"row\":1e999999999}]}  | not a row's number",
                "{\"rows\":[{\"row\":\"5a\"}]}       | not a row's number",
                "{\"rows\":[{\"row\":\"\"}]}         | not a row's number",
                "{\"rows\":[{\"row\":\"٥\"}]}        | not a row's number",
                "{\"rows\":[{\"row\":true}]}         | not a row's number",
                "{\"rows\":[{\"row\":[5]}]}          | not a row's number",
                "{\"rows\":[{\"row\":null}]}         | not a row's number",
                "{\"rows\":[{\"row\":5,\"values\":7}]} | not an object",
                "{\"rows\":[{\"row\":5,\"key\":7}]}  | not text",
                "{\"rows\":[],\"readAgain\":\"yes\"}   | neither true nor false",
                "{\"readAgain\":false}               | names no rows",
                "{\"row_index\":null,\"data\":{}}    | not a row's number",
                "{\"row_index\":5,\"data\":[]}       | not an object",
                "{\"rows\":[{\"row\":5},{\"row\":0}]} | not a row's number",
            })
    void saysWhatIsWrongWithABodyAndKeepsNothingOfIt(String body, String reason) {
        assertThatThrownBy(() -> receive(body == null ? "" : body))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(reason)
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(refused -> refused.problem().status())
                .isEqualTo(400);
        assertThat(kept).isEmpty();
    }

    @Test
    void refusesDepthLongNumbersAndOtherEncodingsWithoutTrouble() {
        assertRefused(("{\"rows\":" + "[".repeat(300_000)).getBytes(UTF_8));
        assertRefused(("{\"rows\":[{\"row\":" + "9".repeat(900_000) + "}]}").getBytes(UTF_8));
        assertRefused(new byte[] {'{', (byte) 0xC0, (byte) 0xAF, '}'});
        assertRefused("{\"rows\":[]}".getBytes(java.nio.charset.StandardCharsets.UTF_16));
    }

    @Test
    void quotesNothingOfTheBody() {
        assertThatThrownBy(() -> receive("{\"rows\": Ivan}"))
                .hasMessageNotContaining("Ivan")
                .hasNoCause();
    }

    @Test
    void doesNotAnswerWhereNothingCouldBeKept() {
        SheetsWebhook broken = new SheetsWebhook(
                changes -> {
                    throw new StoreUnavailable("away", null);
                },
                () -> {
                    throw new StoreUnavailable("away", null);
                },
                Clock.systemUTC());
        for (String body : List.of("{\"rows\":[{\"row\":5}]}", "{\"readAgain\":true}")) {
            assertThatThrownBy(() -> broken.receive(request(body.getBytes(UTF_8))))
                    .isInstanceOf(StoreUnavailable.class)
                    .satisfies(away -> assertThat(Problems.of(away).status()).isEqualTo(503));
        }
    }

    private void assertRefused(byte[] body) {
        assertThatThrownBy(() -> webhook.receive(request(body))).isInstanceOf(ProblemException.class);
    }

    private Answer receive(String body) {
        return webhook.receive(request(body.getBytes(UTF_8)));
    }

    private static Received request(byte[] body) {
        return new Received("/webhook/sheets", Query.parse(null), "application/json", body, false);
    }
}
