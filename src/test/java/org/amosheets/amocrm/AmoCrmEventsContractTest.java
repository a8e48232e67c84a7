package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.sandbox.amocrm.RequestRecord;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What amoCRM's events tell of fields, over the real routes and HTTP. */
class AmoCrmEventsContractTest extends AmoCrmContract {

    private static final long FOREVER = 9_999_999_999L;

    private FieldEvent only(boolean contact, long id, String field) {
        return amo.events(contact, List.of(id), 0, FOREVER).stream()
                .filter(event -> event.field().equals(field))
                .reduce((a, b) -> {
                    throw new AssertionError("two events of " + field);
                })
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLeadsEventsTellEachFieldBeforeAndAfter(boolean fieldIdInType) {
        fake.settings().fieldIdInEventType(fieldIdInType);
        long lead = fake.ui().createLead("One", 100, 0);
        fake.ui().setPrice(lead, 200);
        fake.ui().moveLead(lead, SampleAccount.SALES_WORK);
        fake.ui().setCustomField(lead, "Источник", "Сайт");

        FieldEvent price = only(false, lead, "price");
        assertThat(price.before()).containsExactly("100");
        assertThat(price.after()).containsExactly("200");
        assertThat(price.entityId()).isEqualTo(lead);
        assertThat(price.at()).isEqualTo(fake.state().lead(lead).orElseThrow().updatedAt());
        assertThat(price.by()).isEqualTo(SampleAccount.ADMIN);
        assertThat(only(false, lead, "status").before())
                .containsExactly(SampleAccount.SALES + ":" + SampleAccount.SALES_NEW);
        assertThat(only(false, lead, "status").after())
                .containsExactly(SampleAccount.SALES + ":" + SampleAccount.SALES_WORK);
        assertThat(only(false, lead, "custom:" + SampleAccount.SOURCE).before()).isEmpty();
        assertThat(only(false, lead, "custom:" + SampleAccount.SOURCE).after()).containsExactly("Сайт");
    }

    @Test
    void aContactsEventsTellItsNameAndAllItsPhones() {
        long contact = fake.ui().createContact("Анна", "+79990000001", null);
        fake.ui().renameContact(contact, "Анна Б");
        fake.ui().setContactPhone(contact, "+79990000001", "+79990000002");

        assertThat(only(true, contact, "name").after()).containsExactly("Анна Б");
        assertThat(amo.events(true, List.of(contact), 0, FOREVER))
                .filteredOn(event -> event.field().startsWith("custom:"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.before()).containsExactly("+79990000001");
                    assertThat(event.after()).containsExactly("+79990000001", "+79990000002");
                });
    }

    @Test
    void whatWePatchedIsToldToo() {
        long lead = fake.ui().createLead("One", 100, 0);

        amo.patchLeads(List.of(price(lead, "300")));

        assertThat(only(false, lead, "price").after()).containsExactly("300");
    }

    @Test
    void manyIdsGoTenARequestAndOnlyTheirsComeBack() {
        List<Long> ids = leads(25);
        ids.forEach(id -> fake.ui().setPrice(id, 777));

        assertThat(amo.events(false, ids.subList(0, 23), 0, FOREVER))
                .extracting(FieldEvent::entityId)
                .containsExactlyInAnyOrderElementsOf(ids.subList(0, 23));
        assertThat(fake.log().requests("GET", "/api/v4/events"))
                .hasSize(3)
                .extracting(RequestRecord::status)
                .containsOnly(200);
    }

    @Test
    void aSpanOfTimeIsReadPageByPageUpToABound() {
        List<Long> ids = leads(250);
        ids.forEach(id -> fake.ui().setPrice(id, 777));
        long now = fake.state().lead(ids.get(0)).orElseThrow().updatedAt();

        assertThat(amo.eventsBetween(false, now - 60, now + 60, 20))
                .extracting(FieldEvent::entityId)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(fake.log().requests("GET", "/api/v4/events")).hasSize(3);
        assertThat(amo.eventsBetween(false, now - 60, now + 60, 2)).hasSize(200);
        assertThat(amo.eventsBetween(false, now + 60, now + 90, 20)).isEmpty();
        assertThat(amo.eventsBetween(true, now - 60, now + 60, 20)).isEmpty();
    }

    @Test
    void whereNothingHappenedThereIsNothing() {
        assertThat(amo.events(false, Set.of(5L), 0, FOREVER)).isEmpty();
        assertThat(amo.events(false, Set.of(), 0, FOREVER)).isEmpty();
        assertThat(fake.log().requests("GET", "/api/v4/events")).hasSize(1);
    }

    @Test
    void isRepeatedWhereAmoCrmIsBusyAndNotWhereItRefuses() {
        long lead = fake.ui().createLead("One", 100, 0);
        fake.ui().setPrice(lead, 200);
        fake.faults().on("GET", "/api/v4/events").times(1).status(503);
        assertThat(amo.events(false, List.of(lead), 0, FOREVER)).hasSize(1);

        fake.faults().on("GET", "/api/v4/events").times(1).status(404);
        assertThatThrownBy(() -> amo.events(false, List.of(lead), 0, FOREVER))
                .isInstanceOf(AmoCrmException.Rejected.class)
                .hasMessageContaining("list the events");
    }

    @Test
    void aWriteOfOneEntityIsOneEventAField() {
        long lead = fake.ui().createLead("One", 100, 0);
        amo.patchLeads(List.of(write(lead, "w", Map.of("name", List.of("Two"), "price", List.of("300")))));

        assertThat(amo.events(false, List.of(lead), 0, FOREVER))
                .extracting(FieldEvent::field)
                .containsExactlyInAnyOrder("name", "price");
    }
}
