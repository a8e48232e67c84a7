package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityReaderTest {

    @Test
    void aLeadIsReadWithItsMainContact() throws Exception {
        Lead lead = EntityReader.lead(json("""
                {"id":501,"name":"Lead","price":1200,"responsible_user_id":10,"status_id":142,"pipeline_id":31,
                 "created_at":1760000000,"updated_at":1760000100,"is_deleted":false,"custom_fields_values":[
                   {"field_id":1,"field_type":"select","values":[{"value":"Сайт","enum_id":9,"enum_code":null}]},
                   {"field_id":2,"field_type":"multiselect","values":[{"value":"a"},{"value":"b"}]},
                   {"field_id":3,"field_type":"checkbox","values":[{"value":true}]},
                   {"field_id":4,"field_type":"date","values":[{"value":1634590800}]},
                   {"field_id":5,"field_type":"numeric","values":[{"value":"1.50"}]},
                   {"field_id":6,"field_type":"legal_entity","values":[{"value":{"name":"ООО"}}]},
                   {"field_id":7,"field_type":"text","values":[{"value":""}]}],
                 "_embedded":{"contacts":[{"id":76,"is_main":false},{"id":77,"is_main":true}]}}"""));

        assertThat(lead.mainContactId()).isEqualTo(77);
        assertThat(lead.contactIds()).containsExactly(76L, 77L);
        assertThat(lead.custom())
                .isEqualTo(Map.of(
                        1L, List.of("Сайт"),
                        2L, List.of("a", "b"),
                        3L, List.of("true"),
                        4L, List.of("1634590800"),
                        5L, List.of("1.50"),
                        6L, List.of("{\"name\":\"ООО\"}")));
    }

    @Test
    void nullsAreEmpty() throws Exception {
        Lead lead = EntityReader.lead(json("{\"id\":1,\"name\":null,\"price\":null,\"custom_fields_values\":null}"));

        assertThat(lead.name()).isEmpty();
        assertThat(lead.price()).isZero();
        assertThat(lead.mainContactId()).isZero();
        assertThat(lead.custom()).isEmpty();
    }

    @Test
    void phonesAndEmailsAreKeptApartFromTheOtherFields() throws Exception {
        Contact contact = EntityReader.contact(json("""
                {"id":7,"name":"Анна","updated_at":5,"custom_fields_values":[
                  {"field_id":3,"field_code":"PHONE","values":[{"value":"+7999","enum_code":"WORK"},{"value":"8800"}]},
                  {"field_id":4,"field_code":"EMAIL","values":[{"value":"a@x.test"}]},
                  {"field_id":5,"field_code":"POSITION","values":[{"value":"CEO"}]}]}"""));

        assertThat(contact.phones()).containsExactly("+7999", "8800");
        assertThat(contact.emails()).containsExactly("a@x.test");
        assertThat(contact.custom()).isEqualTo(Map.of(5L, List.of("CEO")));
    }

    private static JsonNode json(String text) throws IOException {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
