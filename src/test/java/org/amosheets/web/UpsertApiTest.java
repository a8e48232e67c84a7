package org.amosheets.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.amosheets.correctness.Shows;
import org.amosheets.engine.RowCallers;
import org.amosheets.store.Callers;
import org.amosheets.store.StoreUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpsertApiTest {

    private static final String GOOD = "{\"row\":5,\"email\":\"anna@example.test\",\"amount\":100}";

    private final RowCallers callers = mock();

    @Test
    void tellsTheLeadOnceTheRowIsSettled() {
        when(callers.ask(5, true)).thenReturn("t");
        when(callers.answer("t")).thenReturn(Optional.empty(), Optional.of(new Callers.Answer(77, "", 0)));

        assertThat(receive(GOOD).body()).isEqualTo("{\"id\":77}");
        verify(callers).leave("t");
    }

    @Test
    @Shows("F15")
    void tellsWhyTheRowCannotBeSynced() {
        when(callers.ask(5, true)).thenReturn("t");
        when(callers.answer("t")).thenReturn(Optional.of(new Callers.Answer(0, "email: нет", 0)));

        assertThat(problem(GOOD)).returns(422, Problem::status).returns("email: нет", Problem::detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "\"100,50\"", "\"1 000\"", "\"1\u00A0000,50 ₽\"", "0"})
    @Shows("D000-6")
    void takesAmountsAsPeopleTypeThem(String amount) {
        settledAtOnce();
        assertThat(receive("{\"row\":\"5\",\"email\":\"anna@example.test\",\"amount\":" + amount + "}")
                        .status())
                .isEqualTo(200);
        verify(callers).ask(5, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"amount\":\"\"", ",\"amount\":null", ",\"amount\":\" \"", ""})
    @Shows("D000-6")
    void aRowWithoutAnAmountIsNotSaidToBeWhole(String amount) {
        settledAtOnce();
        receive("{\"row\":5,\"email\":\"anna@example.test\"" + amount + "}");
        verify(callers).ask(5, false);
    }

    @Test
    void namesAllFieldsAtFaultAtOnceAndKeepsNothing() {
        Problem problem = problem("{\"row\":1,\"email\":\"abc\",\"amount\":\"сто\"}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(Problem.FieldFault::field).containsExactly("row", "email", "amount");
        assertThat(problem.json()).contains("\"errors\":[{\"field\":\"row\",").doesNotContain("сто");
        assertThat(problem("{}").errors()).extracting(Problem.FieldFault::field).containsExactly("row", "email");
        verifyNoInteractions(callers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "row    | {\"row\":0,\"email\":\"a@example.test\"}",
                "row    | {\"row\":1.5,\"email\":\"a@example.test\"}",
                "row    | {\"row\":10000001,\"email\":\"a@example.test\"}",
                "row    | {\"row\":1e999999999,\"email\":\"a@example.test\"}",
                "row    | {\"row\":\"5a\",\"email\":\"a@example.test\"}",
                "row    | {\"row\":[5],\"email\":\"a@example.test\"}",
                "email  | {\"row\":5,\"email\":\"\"}",
                "email  | {\"row\":5,\"email\":7}",
                "email  | {\"row\":5,\"email\":\"a b@example.test\"}",
                "amount | {\"row\":5,\"email\":\"a@example.test\",\"amount\":-1}",
                "amount | {\"row\":5,\"email\":\"a@example.test\",\"amount\":1e999999999}",
                "amount | {\"row\":5,\"email\":\"a@example.test\",\"amount\":true}",
                "amount | {\"row\":5,\"email\":\"a@example.test\",\"amount\":{}}",
            })
    void refusesAFieldThatCannotBe(String field, String body) {
        assertThat(problem(body))
                .returns(422, Problem::status)
                .extracting(Problem::errors)
                .satisfies(errors ->
                        assertThat(errors).extracting(Problem.FieldFault::field).containsExactly(field));
    }

    @Test
    void speaksTheLanguageOfTheMapping() {
        try (UpsertApi russian = api(Locale.forLanguageTag("ru"), 1, Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> russian.receive(request("{\"row\":5,\"email\":\"abc\"}")))
                    .hasMessageContaining("не адрес почты");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{\"row\":5"})
    void saysOfABodyThatIsNoObjectThatItIsNone(String body) {
        assertThat(problem(body).status()).isEqualTo(400);
    }

    @Test
    @Shows("D000-15")
    void givesUpAfterItsPatienceAndTheEditStaysKept() {
        when(callers.ask(5, true)).thenReturn("t");
        when(callers.answer("t")).thenReturn(Optional.empty());
        try (UpsertApi hasty = api(Locale.ENGLISH, 1, Duration.ofMillis(150))) {
            for (int call = 0; call < 3; call++) {
                Problem problem = problem(hasty, GOOD);
                assertThat(problem.status()).isEqualTo(503);
                assertThat(problem.detail()).contains("kept");
                assertThat(problem.headers()).containsKey("Retry-After");
            }
        }
    }

    @Test
    void sendsCallersAwayWhenTheServiceStops() {
        when(callers.ask(5, true)).thenReturn("t");
        UpsertApi stopping = api(Locale.ENGLISH, 1, Duration.ofHours(1));
        when(callers.answer("t")).thenAnswer(call -> {
            stopping.close();
            return Optional.empty();
        });
        assertThat(problem(stopping, GOOD).status()).isEqualTo(503);
    }

    @Test
    void aStoreThatGoesAwayMeanwhileIsAskedAgain() {
        when(callers.ask(5, true)).thenReturn("t");
        when(callers.answer("t"))
                .thenThrow(new StoreUnavailable("away", null))
                .thenReturn(Optional.of(new Callers.Answer(8, "", 0)));
        assertThat(receive(GOOD).body()).isEqualTo("{\"id\":8}");
    }

    @Test
    void doesNotAnswerForWhatCouldNotBeKept() {
        when(callers.ask(5, true)).thenThrow(new StoreUnavailable("away", null));
        assertThatThrownBy(() -> receive(GOOD)).isInstanceOf(StoreUnavailable.class);
    }

    private void settledAtOnce() {
        when(callers.ask(anyInt(), anyBoolean())).thenReturn("t");
        when(callers.answer("t")).thenReturn(Optional.of(new Callers.Answer(1, "", 0)));
    }

    private Answer receive(String body) {
        try (UpsertApi api = api(Locale.ENGLISH, 1, Duration.ofSeconds(20))) {
            return api.receive(request(body));
        }
    }

    private Problem problem(String body) {
        try (UpsertApi api = api(Locale.ENGLISH, 1, Duration.ofSeconds(20))) {
            return problem(api, body);
        }
    }

    private static Problem problem(UpsertApi api, String body) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> api.receive(request(body)));
        assertThat(refused).isNotNull();
        return refused.problem();
    }

    private UpsertApi api(Locale language, int room, Duration patience) {
        return new UpsertApi(callers, () -> language, room, patience);
    }

    private static Received request(String body) {
        return new Received("/leads/upsert", new Query(List.of()), "application/json", body.getBytes(UTF_8), false);
    }
}
