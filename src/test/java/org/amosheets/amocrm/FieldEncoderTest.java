package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.mapping.Directory.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldEncoderTest {

    private final FieldEncoder encoder = new FieldEncoder(ZoneId.of("Europe/Moscow"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text         | =1+1                 | {\"value\":\"=1+1\"}",
                "textarea     | x                    | {\"value\":\"x\"}",
                "url          | https://a.test       | {\"value\":\"https://a.test\"}",
                "numeric      | 1.50                 | {\"value\":\"1.50\"}",
                "numeric      | 1E+3                 | {\"value\":\"1000\"}",
                "monetary     | 10                   | {\"value\":\"10\"}",
                "checkbox     | TRUE                 | {\"value\":true}",
                "checkbox     | нет                  | {\"value\":false}",
                "select       | Сайт                 | {\"enum_id\":11}",
                "select       | сАЙТ                 | {\"enum_id\":11}",
                "radiobutton  | Звонок               | {\"enum_id\":12}",
                "date         | 2021-10-19           | {\"value\":1634590800}",
                "birthday     | 2021-10-19           | {\"value\":1634590800}",
                "date_time    | 2021-10-19T00:00     | {\"value\":1634590800}",
                "date_time    | 2021-10-18T21:00:00Z | {\"value\":1634590800}",
                "multitext    | a                    | {\"value\":\"a\",\"enum_id\":11}"
            })
    void aValueTakesTheShapeOfItsType(String type, String value, String json) throws Refusal {
        assertThat(encoder.encode("r", field(type), List.of(value))
                        .path("values")
                        .path(0)
                        .toString())
                .isEqualTo(json);
    }

    @Test
    void aMultiselectTakesSeveral() throws Refusal {
        assertThat(encoder.encode("r", field("multiselect"), List.of("Сайт", "Звонок")))
                .hasToString("{\"field_id\":7,\"values\":[{\"enum_id\":11},{\"enum_id\":12}]}");
    }

    @Test
    void aMultitextGetsTheKindForWorkWhereTheFieldHasIt() throws Refusal {
        CustomField phone = new CustomField(3, "Phone", "PHONE", "multitext", List.of(new Option(1, "WORK")));

        assertThat(encoder.encode("r", phone, List.of("1")).path("values").path(0))
                .hasToString("{\"value\":\"1\",\"enum_code\":\"WORK\"}");
    }

    @Test
    void nothingEmptiesTheField() throws Refusal {
        assertThat(encoder.encode("r", field("select"), List.of())).hasToString("{\"field_id\":7,\"values\":null}");
    }

    @ParameterizedTest
    @CsvSource({
        "select,Газета,NotSupportedChoice",
        "numeric,много,InvalidType",
        "checkbox,maybe,InvalidType",
        "date,01.02.2026,InvalidType",
        "date,2026-02-30,InvalidType",
        "legal_entity,x,NotWritable"
    })
    void whatAmoCrmWouldRefuseIsRefusedAtOnce(String type, String value, String code) {
        assertThatThrownBy(() -> encoder.encode("r", field(type), List.of(value)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.fault().requestId()).isEqualTo("r");
                    assertThat(refusal.fault().code()).isEqualTo(code);
                });
    }

    @Test
    void aSingleValueFieldTakesOneValue() {
        assertThatThrownBy(() -> encoder.encode("r", field("text"), List.of("a", "b")))
                .isInstanceOf(Refusal.class);
    }

    private static CustomField field(String type) {
        return new CustomField(7, "Field", "", type, List.of(new Option(11, "Сайт"), new Option(12, "Звонок")));
    }
}
