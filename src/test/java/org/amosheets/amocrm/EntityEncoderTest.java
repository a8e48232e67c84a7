package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.Directory.CustomField;
import org.junit.jupiter.api.Test;

class EntityEncoderTest {

    private final Directory directory = new Directory(
            List.of(), List.of(new CustomField(7, "Region", "", "text", List.of())), List.of(), ZoneOffset.UTC);
    private final EntityEncoder leads = EntityEncoder.leads(directory);

    @Test
    void aPatchCarriesOnlyWhatChanges() throws Refusal {
        assertThat(leads.patch(write(Map.of("price", List.of("1200")))))
                .hasToString("{\"id\":5,\"request_id\":\"5\",\"price\":1200}");
    }

    @Test
    void aStatusTravelsWithItsPipeline() throws Refusal {
        assertThat(leads.patch(write(Map.of("status", List.of("31:142")))))
                .hasToString("{\"id\":5,\"request_id\":\"5\",\"pipeline_id\":31,\"status_id\":142}");
    }

    @Test
    void aStatusBeatsAPipelineOfItsOwn() throws Refusal {
        assertThat(leads.patch(write(Map.of("status", List.of("31:142"), "pipeline", List.of("99"))))
                        .path("pipeline_id")
                        .asLong())
                .isEqualTo(31);
    }

    @Test
    void emptyMeansEmptiedInAPatchAndLeftOutOfACreate() throws Refusal {
        EntityWrite write = write(Map.of("custom:7", List.of(), "price", List.of()));

        assertThat(leads.patch(write).path("custom_fields_values")).hasToString("[{\"field_id\":7,\"values\":null}]");
        assertThat(leads.patch(write).path("price").asInt(-1)).isZero();
        assertThat(leads.create(write)).hasToString("{\"request_id\":\"row\"}");
    }

    @Test
    void phonesAreWrittenWithTheirKind() throws Refusal {
        assertThat(EntityEncoder.contacts(directory).create(write(Map.of("phone", List.of("+7999", "8800")))))
                .hasToString(
                        "{\"request_id\":\"row\",\"custom_fields_values\":[{\"field_code\":\"PHONE\",\"values\":["
                                + "{\"value\":\"+7999\",\"enum_code\":\"WORK\"},{\"value\":\"8800\",\"enum_code\":\"WORK\"}]}]}");
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertThatThrownBy(() -> leads.create(write(Map.of("custom:8", List.of("x")))))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fault().requestId()).isEqualTo("row"));
    }

    @Test
    void aPriceIsAWholeNumber() {
        assertThatThrownBy(() -> leads.patch(write(Map.of("price", List.of("12.5")))))
                .isInstanceOf(Refusal.class);
    }

    private static EntityWrite write(Map<String, List<String>> fields) {
        return new EntityWrite(5, "row", fields);
    }
}
