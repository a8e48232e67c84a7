package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.amosheets.amocrm.AmoCrmException.Blocked;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.amocrm.AmoCrmException.Fault;
import org.amosheets.amocrm.AmoCrmException.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSorterTest {

    private static final String HTML = "<html><body>nginx</body></html>";

    private final AnswerSorter sorter = new AnswerSorter();

    @Test
    void successIsItsJson() {
        assertThat(sort(200, "{\"id\":1}").path("id").asInt()).isEqualTo(1);
    }

    @Test
    void nothingFoundIsAMissingNode() {
        assertThat(sort(204, "").isMissingNode()).isTrue();
        assertThat(sort(200, "").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"429,false", "500,true", "502,true", "504,true", "408,true"})
    void laterItMayWork(int status, boolean maybeApplied) {
        Busy busy = catchThrowableOfType(Busy.class, () -> sort(status, HTML));

        assertThat(busy.maybeApplied()).isEqualTo(maybeApplied);
    }

    @Test
    void anAnswerThatWasCutOffMayHaveBeenApplied() {
        Busy busy = catchThrowableOfType(Busy.class, () -> sort(200, "{\"id\":"));

        assertThat(busy.maybeApplied()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 402, 403})
    void aPersonHasToAct(int status) {
        assertThatThrownBy(() -> sort(status, HTML)).isInstanceOf(Blocked.class);
    }

    @Test
    void aMissingRightConcernsOnlyTheRequest() {
        assertThatThrownBy(() -> sort(403, "{\"title\":\"Forbidden\",\"status\":403}"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("right");
    }

    @Test
    void anAddressThatIsNotAllowedConcernsEverything() {
        assertThatThrownBy(() -> sort(403, "{\"title\":\"Forbidden\",\"code\":113}"))
                .isInstanceOf(Blocked.class);
    }

    @Test
    void validationErrorsNameTheirEntities() {
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> sort(400, """
                {"validation-errors":[{"request_id":"17","errors":[
                  {"code":"NotSupportedChoice","path":"custom_fields_values.0.field_id","detail":"No Ivan."},
                  {"code":"InvalidType","path":"price","detail":"int"}]}],
                 "title":"Bad Request","status":400,"detail":"Request validation failed"}"""));

        assertThat(rejected.faults())
                .containsExactly(
                        new Fault("17", "custom_fields_values.0.field_id", "NotSupportedChoice", "No Ivan."),
                        new Fault("17", "price", "InvalidType", "int"));
        assertThat(rejected)
                .hasMessageContaining("NotSupportedChoice at custom_fields_values.0.field_id")
                .hasMessageNotContaining("Ivan");
    }

    @Test
    void businessErrorsNameTheirEntitiesById() {
        Rejected rejected = catchThrowableOfType(
                Rejected.class,
                () -> sort(400, "{\"errors\":{\"501\":\"Loss reason can be specified only for lost lead\"}}"));

        assertThat(rejected.faults())
                .containsExactly(new Fault("501", "", "Refused", "Loss reason can be specified only for lost lead"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 422})
    void theRestIsRefusedAsAWhole(int status) {
        Rejected rejected = catchThrowableOfType(
                Rejected.class, () -> sort(status, "{\"detail\":\"Cannot GET https://x/contacts?query=Ivan\"}"));

        assertThat(rejected.faults()).isEmpty();
        assertThat(rejected).hasMessageNotContaining("Ivan");
    }

    @Test
    void theMessageNamesTheOperationTheStatusAndTheRequest() {
        assertThatThrownBy(() -> sort(500, HTML))
                .hasMessageStartingWith("Tried to list leads by id but amoCRM answered 500 (X-Request-Id abc)");
    }

    @Test
    void aRefusedTokenRequestTellsItsHint() {
        Rejected rejected = catchThrowableOfType(
                Rejected.class,
                () -> sorter.sortToken("get a new token", answer(401, "{\"hint\":\"Token has been revoked\"}")));

        assertThat(rejected.faults()).extracting(Fault::code).containsExactly("Token has been revoked");
    }

    private com.fasterxml.jackson.databind.JsonNode sort(int status, String body) {
        return sorter.sort("list leads by id", answer(status, body));
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, body.getBytes(StandardCharsets.UTF_8), "abc");
    }
}
