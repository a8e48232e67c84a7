package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.amosheets.amocrm.FieldEvent;
import org.amosheets.correctness.Shows;
import org.amosheets.engine.Overwrites.Finding;
import org.amosheets.engine.Overwrites.Outcome;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.mapping.Directory.Option;
import org.amosheets.mapping.MappedTab;
import org.amosheets.mapping.Mapping;
import org.amosheets.store.Patched;
import org.amosheets.sync.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an event list tells of patches: which of them overwrote a person's value (I2). */
@Shows("I2")
class OverwritesTest {

    private static final long LEAD = 7;
    /** When the first patch was sent, in Unix seconds. */
    private static final long T = 1_760_000_000;

    private static final EventFields FIELDS = fields();

    private int number;

    private static EventFields fields() {
        Directory directory = new Directory(
                List.of(),
                List.of(
                        new CustomField(
                                1, "Region", "", "select", List.of(new Option(1, "North"), new Option(2, "South"))),
                        new CustomField(6, "Paid", "", "checkbox", List.of()),
                        new CustomField(9, "Due", "", "date", List.of())),
                List.of(
                        new CustomField(3, "Phone", "PHONE", "multitext", List.of()),
                        new CustomField(4, "E-mail", "EMAIL", "multitext", List.of())),
                ZoneId.of("Europe/Moscow"));
        Mapping mapping = new Mapping();
        mapping.setFields(Stream.of(
                        "lead.name",
                        "lead.price",
                        "lead.status",
                        "lead.pipeline",
                        "lead.custom:Region",
                        "lead.custom:Paid",
                        "lead.custom:Due",
                        "contact.name",
                        "contact.phone",
                        "contact.email")
                .map(field -> Map.<String, Object>of("column", field, "field", field))
                .toList());
        return new EventFields(MappedTab.of(mapping, directory, Policy.CRM, "RU"), directory);
    }

    private Patched.Entry patch(long second, String field, String from, String to) {
        return patch(second, field, from, to, list(from), list(to));
    }

    private Patched.Entry patch(
            long second, String field, String from, String to, List<String> read, List<String> written) {
        Patched.Value value = new Patched.Value(from, to, read, written);
        boolean contact = field.startsWith("contact.");
        return new Patched.Entry(
                "p" + ++number, contact, LEAD, Map.of("k1", LEAD), (T + second) * 1000 + 300, Map.of(field, value));
    }

    private FieldEvent event(long second, String field, String before, String after) {
        return new FieldEvent("e" + ++number, LEAD, T + second, 500, field, list(before), list(after));
    }

    private static List<String> list(String values) {
        return Arrays.stream(values.split(";"))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static Outcome decide(List<Patched.Entry> patches, List<FieldEvent> events) {
        return Overwrites.of(patches, events, FIELDS, Set.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            # field             | read   | sent   | event's    | before | after  | lost
            lead.price          | 100    | 200    | price      | 100    | 200    | none
            lead.price          | 100    | 200    | price      | 150    | 200    | 150
            lead.price          | 100    | 200    | price      | ''     | 200    | 0
            lead.price          | 0      | 200    | price      | ''     | 200    | none
            lead.price          | 100    | 0      | price      | 150    | ''     | 150
            lead.name           | A      | B      | name       | C      | B      | C
            lead.name           | A      | B      | name       | ''     | B      | ''
            lead.name           | A      | B      | name       | ' A '  | B      | none
            lead.status         | 1:2    | 1:3    | status     | 1:4    | 1:3    | 1:4
            lead.status         | 1:2    | 1:3    | status     | 1:2    | 1:3    | none
            lead.pipeline       | 1      | 5      | status     | 1:4    | 5:9    | none
            lead.pipeline       | 1      | 5      | status     | 2:4    | 5:9    | 2
            lead.custom:Region  | North  | South  | custom:1   | ''     | South  | ''
            lead.custom:Region  | North  | South  | custom:1   | north  | South  | none
            lead.custom:Paid    | false  | true   | custom:6   | ''     | 1      | none
            lead.custom:Due     | 2025-01-02 | 2025-01-05 | custom:9 | 1736024400 | 1736024400 | none
            lead.custom:Due     | 2025-01-02 | 2025-01-05 | custom:9 | 1735938000 | 1736024400 | 2025-01-04
            contact.name        | A      | B      | name       | C      | B      | C
            """)
    void tellsAPersonsValueFromWhatWasReadAndWhatWasSent(
            String field, String read, String sent, String inEvents, String before, String after, String lost) {
        Outcome outcome = decide(List.of(patch(0, field, read, sent)), List.of(event(0, inEvents, before, after)));

        assertThat(outcome.findings())
                .extracting(finding -> String.join(", ", finding.lost()))
                .isEqualTo(lost == null ? List.of() : List.of(lost));
        assertThat(outcome.open()).isEmpty();
    }

    @Test
    void tellsWhoSetTheValueAndWhen() {
        FieldEvent theirs = new FieldEvent("x", LEAD, T - 2, 42, "price", List.of("100"), List.of("150"));

        assertThat(decide(
                                List.of(patch(0, "lead.price", "100", "200")),
                                List.of(event(1, "price", "150", "200"), theirs))
                        .findings())
                .singleElement()
                .returns(List.of("150"), Finding::lost)
                .returns(T - 2, Finding::lostAt)
                .returns(42L, Finding::lostBy);
    }

    @Test
    void aPatchWhoseEventIsNotThereWaits() {
        Patched.Entry patch = patch(0, "lead.price", "100", "200");

        Outcome outcome = decide(List.of(patch), List.of(event(-3, "price", "90", "100"), event(0, "name", "", "200")));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.open()).containsExactly(patch);
        assertThat(outcome.used()).isEmpty();
    }

    @Test
    void ofAPatchOfSeveralFieldsThoseWaitWhoseEventsAreNotThere() {
        Patched.Value price = new Patched.Value("100", "200", List.of("100"), List.of("200"));
        Patched.Value name = new Patched.Value("A", "B", List.of("A"), List.of("B"));
        Patched.Entry patch = patch(0, "lead.price", "", "").with(Map.of("lead.price", price, "lead.name", name));

        Outcome outcome = decide(List.of(patch), List.of(event(1, "price", "150", "200")));

        assertThat(outcome.findings()).extracting(Finding::field).containsExactly("lead.price");
        assertThat(outcome.open()).containsExactly(patch.with(Map.of("lead.name", name)));
    }

    @Test
    void twoEditsOfTheSheetInARowAreNobodysLoss() {
        Outcome outcome = decide(
                List.of(patch(0, "lead.price", "100", "200"), patch(2, "lead.price", "200", "300")),
                List.of(event(2, "price", "200", "300"), event(0, "price", "100", "200")));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.open()).isEmpty();
    }

    @Test
    void aValueThatGoesToAndFroIsNobodysLoss() {
        Outcome outcome = decide(
                List.of(
                        patch(0, "lead.price", "50", "200"),
                        patch(3, "lead.price", "200", "100"),
                        patch(6, "lead.price", "100", "200")),
                List.of(
                        event(0, "price", "50", "200"),
                        event(3, "price", "200", "100"),
                        event(6, "price", "100", "200")));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.open()).isEmpty();
    }

    @Test
    void aLaterPatchToTheSameValueDoesNotTakeAnEarlierOnesEvent() {
        Patched.Entry later = patch(6, "lead.price", "100", "200");
        FieldEvent earlier = event(0, "price", "150", "200");
        Outcome first = decide(List.of(patch(0, "lead.price", "100", "200"), later), List.of(earlier));
        assertThat(first.findings()).hasSize(1);
        assertThat(first.open()).containsExactly(later);

        Outcome second =
                Overwrites.of(first.open(), List.of(earlier, event(6, "price", "100", "200")), FIELDS, first.used());

        assertThat(second.findings()).as("told once").isEmpty();
        assertThat(second.open()).isEmpty();
    }

    @Test
    void aPatchThatWasSentTwiceLeavesTheEventToTheOneThatArrived() {
        Patched.Entry lost = patch(0, "lead.price", "100", "200");

        Outcome outcome =
                decide(List.of(lost, patch(9, "lead.price", "100", "200")), List.of(event(9, "price", "100", "200")));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.open()).containsExactly(lost);
    }

    @ParameterizedTest
    @CsvSource({"-11, false", "-10, true", "120, true", "121, false"})
    void anEventCountsOnlyNearThePatch(long second, boolean counts) {
        Outcome outcome =
                decide(List.of(patch(0, "lead.price", "100", "200")), List.of(event(second, "price", "150", "200")));

        assertThat(outcome.findings()).hasSize(counts ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            # before                          | lost
            8 999 000-00-01;+79990000002      | none
            +79990000001;+79990000002;+79990000003 | +79990000001, +79990000002, +79990000003
            +79990000002                      | +79990000002
            +79990000009;+79990000002         | none
            """)
    void ofSeveralPhonesAnyThatAPersonAddedOrRemovedCounts(String before, String lost) {
        Patched.Entry patch = patch(
                0,
                "contact.phone",
                "+79990000001",
                "+79990000009",
                List.of("+79990000001", "+79990000002"),
                List.of("+79990000009", "+79990000002"));

        Outcome outcome = decide(List.of(patch), List.of(event(0, "custom:3", before, "+79990000009;+79990000002")));

        assertThat(outcome.findings())
                .extracting(finding -> String.join(", ", finding.lost()))
                .isEqualTo(lost == null ? List.of() : List.of(lost));
    }

    @ParameterizedTest
    @CsvSource({
        // ms since the patch: last look, now, due
        "-1, 4999, false",
        "-1, 5000, true",
        "5000, 9999, false",
        "9999, 10000, true",
        "10000, 19000, false",
        "-1, 9000000, true",
        "320000, 9000000, false",
    })
    void isLookedForAtEverLongerDistances(long lastLook, long now, boolean due) {
        assertThat(Overwritten.isDue(T, T + lastLook, T + now)).isEqualTo(due);
    }
}
