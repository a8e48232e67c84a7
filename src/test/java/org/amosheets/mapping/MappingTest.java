package org.amosheets.mapping;

import static org.amosheets.mapping.Samples.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.amosheets.sync.Policy;
import org.junit.jupiter.api.Test;

class MappingTest {

    @Test
    void aFieldsConversionFollowsFromTheField() {
        Mapping mapping = Samples.mapping();
        assertThat(mapping.faults()).isEmpty();
        assertThat(mapping.fields().subList(0, 8))
                .extracting(FieldMapping::as)
                .containsExactly("text", "money", "pipeline", "status", "text", "phone", "email", "auto");
    }

    @Test
    void aLineMayHoldEveryWord() {
        Mapping mapping = Samples.mapping(List.of(
                Map.of("column", " Phone ", "field", "contact.phone", "as", "phone", "wins", "Ask", "required", true)));
        assertThat(mapping.faults()).isEmpty();
        assertThat(mapping.fields())
                .containsExactly(new FieldMapping("Phone", "contact.phone", "phone", Optional.of(Policy.ASK), true));
    }

    @Test
    void everyFaultIsNamedAtOnceAndTheRestStaysUsable() {
        Mapping mapping = Samples.mapping(List.of(
                line("a", "lead.prise"),
                Map.of("field", "lead.price"),
                Map.of("column", "b", "field", "lead.price", "as", "date"),
                Map.of("column", "c", "field", "contact.email", "wins", "me", "required", "perhaps", "colour", "red"),
                line("d", "lead.price"),
                line("B", "contact.name"),
                line("e", "lead.custom:"),
                line("lead_id", "contact.phone")));
        mapping.setLanguage("de");
        mapping.setNewLeads("sometimes");
        assertThat(mapping.faults())
                .anyMatch(fault -> fault.contains("column a: unknown field lead.prise"))
                .anyMatch(fault -> fault.contains("line 2: column is missing"))
                .anyMatch(fault -> fault.contains("column b: as: date does not suit lead.price"))
                .anyMatch(fault -> fault.contains("column c: wins: me"))
                .anyMatch(fault -> fault.contains("column c: required: perhaps"))
                .anyMatch(fault -> fault.contains("column c: unknown word colour"))
                .anyMatch(fault -> fault.contains("column d: field lead.price has a column already"))
                .anyMatch(fault -> fault.contains("column B: it is mapped twice"))
                .anyMatch(fault -> fault.contains("column e: unknown field lead.custom:"))
                .anyMatch(fault -> fault.contains("service: column lead_id is mapped twice"))
                .anyMatch(fault -> fault.contains("language: de"))
                .anyMatch(fault -> fault.contains("newLeads: sometimes"))
                .hasSize(12);
        assertThat(mapping.fields()).extracting(FieldMapping::column).containsExactly("b", "c", "lead_id");
        assertThat(mapping.language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void valuesOfAnyTypeAreTakenAsText() {
        Mapping mapping = new Mapping();
        mapping.setFields((List) List.of("nonsense", Map.of("column", 2024, "field", "lead.custom:5"), Map.of(1, 2)));
        mapping.setService((Map) Map.of("leadId", 7, "nonsense", List.of()));
        assertThat(mapping.fields()).extracting(FieldMapping::column).containsExactly("2024");
        assertThat(mapping.service().leadId()).isEqualTo("7");
        assertThat(mapping.faults()).hasSize(3);
    }

    @Test
    void anEmptyMappingIsAFault() {
        assertThat(new Mapping().faults()).containsExactly("fields: it is empty; name at least one column");
        assertThat(new Mapping().service()).isEqualTo(new ServiceColumns("", "", "", "", "sync_note", "sync_key"));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void aFaultNamesItsLineCountedFromOne() {
        Mapping mapping = new Mapping();
        mapping.setFields(List.of(line("a", "lead.name"), Map.of("field", "lead.price")));
        assertThat(mapping.faults()).anyMatch(fault -> fault.startsWith("fields, line 2: "));
        mapping.setFields((List) List.of(line("a", "lead.name"), "nonsense"));
        assertThat(mapping.faults()).anyMatch(fault -> fault.startsWith("fields, line 2: it should read"));
    }

    @Test
    void amoCrmsTypeDecidesWhereTextCannotBeMeant() {
        Mapping mapping = Samples.mapping(List.of(
                Map.of("column", "a", "field", "lead.custom:1", "as", "date"),
                Map.of("column", "b", "field", "lead.custom:2", "as", "phone"),
                Map.of("column", "c", "field", "lead.status", "as", "status")));
        assertThat(mapping.faults()).isEmpty();
        assertThat(mapping.fields()).extracting(FieldMapping::as).containsExactly("auto", "phone", "status");
    }

    @Test
    void aFieldIsRequiredOnlyWhereItSaysSo() {
        Mapping mapping = Samples.mapping(List.of(
                line("a", "lead.name"),
                Map.of("column", "b", "field", "lead.price", "required", "TRUE"),
                Map.of("column", "c", "field", "contact.name", "required", false)));
        assertThat(mapping.fields()).extracting(FieldMapping::required).containsExactly(false, true, false);
    }

    @Test
    void aFieldMayHaveSeveralHeadersAndBlankOnesAreNone() {
        Mapping mapping =
                Samples.mapping(List.of(Map.of("column", List.of("Phone", " ", "Tel"), "field", "contact.phone")));
        mapping.setService(Map.of("leadId", "TEL", "link", "x", "externalId", "X "));
        assertThat(mapping.fields())
                .containsExactly(new FieldMapping(
                        "Phone", "contact.phone", "phone", Optional.empty(), false, List.of("Tel"), ""));
        assertThat(mapping.faults())
                .containsExactly("service: column TEL is mapped twice", "service: column X is mapped twice");
    }

    @Test
    void newLeadsAreAppendedOnlyOnRequest() {
        Mapping mapping = Samples.mapping();
        assertThat(mapping.appendsNewLeads()).isFalse();
        mapping.setNewLeads(" Append ");
        assertThat(mapping.appendsNewLeads()).isTrue();
    }

    @Test
    void aMomentMayBeShownAsItsDay() {
        Mapping mapping = Samples.mapping(List.of(Map.of("column", "day", "field", "lead.createdAt", "as", "date")));
        assertThat(mapping.faults()).isEmpty();
        assertThat(mapping.fields()).extracting(FieldMapping::as).containsExactly("date");
    }

    @Test
    void aLeadsNameAloneReplacesNothingElse() {
        Overrides name = Overrides.ofLeadName(Optional.of("Order {row}"));
        assertThat(name.leadName()).contains("Order {row}");
        assertThat(name).usingRecursiveComparison().ignoringFields("leadName").isEqualTo(Overrides.NONE);
    }
}
