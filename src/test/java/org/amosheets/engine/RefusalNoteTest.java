package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row's note says of a refusal. */
class RefusalNoteTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tried to change leads but amoCRM answered 400 (X-Request-Id 7-a): the request is refused as a whole.|HTTP 400",
                "Tried to change leads but amoCRM answered 400: NotSupportedChoice at price.|HTTP 400: NotSupportedChoice at price",
                "custom_fields_values.0: Field value is too long|custom_fields_values.0: Field value is too long"
            })
    void theAnswerIsThereAndWhatWeTriedIsNot(String reason, String said) {
        assertThat(PrepareCells.shortly(reason)).isEqualTo(said);
    }
}
