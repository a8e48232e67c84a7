package org.amosheets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.Lead;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.Directory;
import org.amosheets.web.StandingDesk.StandingChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorApiTest {

    private final StandingDesk desk = mock();
    private final AmoCrm amoCrm = mock();
    private final ChangesApi changes = new ChangesApi(desk);
    private final AccountApi account = new AccountApi(amoCrm);

    @Test
    void listsTheChangesOfOneState() {
        when(desk.list("held"))
                .thenReturn(List.of(new StandingChange("held:1", "held", "Wait.", List.of("k1"), List.of(7L), 0)));
        assertThat(changes.list(get("/changes", "state=held")).body()).isEqualTo("""
                [{"id":"held:1","kind":"held","reason":"Wait.","rows":["k1"],"leads":[7],"since":"1970-01-01T00:00:00Z"}]""");
    }

    @Test
    void listsAllStatesWhereNoneIsNamed() {
        for (String state : List.of("waiting", "parked", "held")) {
            when(desk.list(state)).thenReturn(List.of(new StandingChange(state, state, "", List.of(), List.of(), 0)));
        }
        assertThat(changes.list(get("/changes", null)).body()).contains("waiting", "parked", "held");
    }

    @Test
    void refusesAStateThatDoesNotExist() {
        assertThatThrownBy(() -> changes.list(get("/changes", "state=gone"))).hasMessageContaining("waiting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/changes/parked:KEY:a%20b/retry", "/changes/parked%3AKEY%3Aa%20b/retry"})
    void takesTheIdFromThePath(String path) {
        when(desk.retry("parked:KEY:a b")).thenReturn(true);
        assertThat(changes.act(get(path, "id=other"), desk::retry, "retried", "parked")
                        .body())
                .isEqualTo("{\"status\":\"retried\"}");
    }

    @Test
    void saysThatAChangeIsNotThere() {
        assertThatThrownBy(() -> changes.act(get("/changes/x/retry", null), desk::retry, "retried", "parked"))
                .satisfies(absent -> assertThat(Problems.of(absent).status()).isEqualTo(404));
    }

    @Test
    @Shows("F57")
    void showsTheStructureAndTheFields() {
        when(amoCrm.directory())
                .thenReturn(new Directory(
                        List.of(new Directory.Pipeline(
                                1, "Воронка", true, false, List.of(new Directory.Status(142, 1, "Успех", 0, 10000)))),
                        List.of(new Directory.CustomField(
                                5, "Регион", "", "select", List.of(new Directory.Option(9, "Юг")))),
                        List.of(),
                        ZoneOffset.UTC));
        assertThat(((Answer) account.structure()).body()).isEqualTo("""
                {"pipelines":[{"id":1,"name":"Воронка","main":true,"archived":false,\
                "statuses":[{"id":142,"pipelineId":1,"name":"Успех","type":0,"sort":10000}]}]}""");
        assertThat(((Answer) account.customFields()).body()).isEqualTo("""
                {"custom_fields":[{"id":5,"name":"Регион","code":"","type":"select",\
                "options":[{"id":9,"value":"Юг"}]}]}""");
    }

    @Test
    @Shows("F57")
    void showsALead() {
        when(amoCrm.lead(7))
                .thenReturn(Optional.of(
                        new Lead(7, "A", 100, 1, 142, 3, 4, 5, false, 8, List.of(8L), Map.of(9L, List.of("x")))));
        assertThat(account.lead(get("/leads/7", null)).body())
                .contains("\"id\":7", "\"price\":100", "\"custom\":{\"9\":[\"x\"]}");
    }

    @Test
    void saysThatALeadIsNotThere() {
        when(amoCrm.lead(7)).thenReturn(Optional.empty());
        assertThatThrownBy(() -> account.lead(get("/leads/7", null)))
                .satisfies(absent -> assertThat(Problems.of(absent).status()).isEqualTo(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "1.5", "1234567890123456789", "%D9%A5", "1%20"})
    void refusesABadLeadId(String id) {
        assertThatThrownBy(() -> account.lead(get("/leads/" + id, null)))
                .satisfies(bad -> assertThat(Problems.of(bad).status()).isEqualTo(400));
    }

    @Test
    void tellsAmoCrmsTroubleFromOurs() {
        assertThat(Problems.of(new AmoCrmException.Busy("429 Ivan", false)).status())
                .isEqualTo(503);
        assertThat(Problems.of(new AmoCrmException.Blocked("403 Ivan")).status())
                .isEqualTo(502);
        assertThat(Problems.of(new AmoCrmException.Blocked("403 Ivan")).detail())
                .doesNotContain("Ivan");
    }

    @Test
    void showsDetailsOfHealthToTheOperatorOnly() {
        Health health = new Health(() -> true, () -> Map.of("waiting", 3));
        assertThat(health.show(false).body()).isEqualTo("{\"status\":\"healthy\"}");
        assertThat(health.show(true).body()).isEqualTo("{\"status\":\"healthy\",\"details\":{\"waiting\":3}}");
    }

    @Test
    void isUnhealthyWhereAskingFails() {
        Health health = new Health(
                () -> {
                    throw new IllegalStateException("away");
                },
                () -> {
                    throw new IllegalStateException("secret");
                });
        assertThat(health.show(false).status()).isEqualTo(503);
        assertThat(health.show(true).body())
                .contains("\"status\":\"unhealthy\"")
                .doesNotContain("secret");
    }

    private static Received get(String path, @org.jspecify.annotations.Nullable String query) {
        return new Received(path, Query.parse(query), null, new byte[0], true);
    }
}
