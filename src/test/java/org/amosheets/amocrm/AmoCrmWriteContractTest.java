package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.AmoCrmException.Rejected;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What is written, over the real routes and HTTP. */
class AmoCrmWriteContractTest extends AmoCrmContract {

    @Test
    void aLeadIsCreatedWithANewContactAndItsRowKey() {
        NewLead lead = newLead("row-1", "Заказ", contact("Анна", "+79990000001", "anna@example.test"));

        CreatedLead created = amo.create(List.of(lead)).get(0);

        assertThat(created.requestId()).isEqualTo("row-1");
        assertThat(created.merged()).isFalse();
        var there = fake.state().lead(created.leadId()).orElseThrow();
        assertThat(there.name()).isEqualTo("Заказ");
        assertThat(there.field("SHEET_ROW")).isEqualTo("row-1");
        assertThat(there.mainContactId()).isEqualTo(created.contactId());
        var contact = fake.state().contact(created.contactId()).orElseThrow();
        assertThat(contact.phones()).containsExactly("+79990000001");
        assertThat(contact.emails()).containsExactly("anna@example.test");
    }

    @Test
    void aLeadIsCreatedForAKnownContact() {
        long contact = fake.ui().createContact("Анна", null, null);

        CreatedLead created = amo.create(List.of(
                        new NewLead(write(0, "row-1", Map.of("name", List.of("Заказ"))), contact, null)))
                .get(0);

        assertThat(created.contactId()).isEqualTo(contact);
    }

    @Test
    void leadsOfKnownContactsAreCreatedByTheHundred() {
        long contact = fake.ui().createContact("Анна", null, null);
        List<NewLead> leads = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            EntityWrite lead = write(0, "row-" + i, Map.of("name", List.of("Заказ " + i)));
            leads.add(new NewLead(lead, i % 2 == 0 ? contact : 0, null));
        }

        List<CreatedLead> created = amo.createLinked(leads);

        assertThat(fake.log().requests("POST", "/api/v4/leads")).hasSize(1);
        assertThat(created).hasSize(250).allMatch(lead -> !lead.merged());
        for (int i = 0; i < 250; i++) {
            var there = fake.state().lead(created.get(i).leadId()).orElseThrow();
            assertThat(there.field("SHEET_ROW")).isEqualTo("row-" + i);
            assertThat(there.name()).isEqualTo("Заказ " + i);
            assertThat(created.get(i).requestId()).isEqualTo("row-" + i);
            assertThat(created.get(i).contactId()).isEqualTo(i % 2 == 0 ? contact : 0);
            assertThat(there.mainContactId()).isEqualTo(i % 2 == 0 ? contact : 0);
        }
        leads.add(newLead("row-250", "One too many", null));
        assertThatThrownBy(() -> amo.createLinked(leads)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMergedLeadIsSaidToBeMerged() {
        fake.settings().duplicateControl(true);
        amo.create(List.of(newLead("row-1", "One", contact("Анна", "+79990000001", ""))));

        assertThat(amo.create(List.of(newLead("row-2", "Two", contact("Анна", "+79990000001", "")))))
                .extracting(CreatedLead::merged)
                .containsExactly(true);
    }

    @Test
    void aFaultInACreateNamesItsRow() {
        NewLead good = newLead("row-1", "One", null);
        NewLead bad = new NewLead(write(0, "row-2", Map.of("status", List.of("1:1"))), 0, null);

        Rejected rejected = catchThrowableOfType(Rejected.class, () -> amo.create(List.of(good, bad)));

        assertThat(rejected.faults())
                .extracting(AmoCrmException.Fault::requestId)
                .containsOnly("row-2");
        assertThat(fake.state().leads()).isEmpty();
    }

    @Test
    void patchesGoInBatchesOfFifty() {
        List<Long> ids = leads(120);

        PatchReport report =
                amo.patchLeads(ids.stream().map(id -> price(id, "77")).toList());

        assertThat(report.applied()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(fake.state().leads())
                .allSatisfy(lead -> assertThat(lead.price()).isEqualTo(77));
        assertThat(fake.log().requests("PATCH", "/api/v4/leads")).hasSize(3);
    }

    @Test
    void oneBadEntityIsTakenOutAndTheRestIsApplied() {
        List<Long> ids = leads(3);
        EntityWrite bad = write(ids.get(1), "r", Map.of("status", List.of("1:1")));

        PatchReport report = amo.patchLeads(List.of(price(ids.get(0), "5"), bad, price(ids.get(2), "6")));

        assertThat(report.applied()).containsExactlyInAnyOrder(ids.get(0), ids.get(2));
        assertThat(report.refused()).containsOnlyKeys(ids.get(1));
        assertThat(report.refused().get(ids.get(1))).startsWith("pipeline_id");
        assertThat(report.failed()).isEmpty();
    }

    @Test
    void aStageOfAnotherPipelineMovesTheLead() {
        long id = fake.ui().createLead("One", 0, 0);
        String stage = SampleAccount.WHOLESALE + ":" + SampleAccount.WHOLESALE_INVOICE;

        amo.patchLeads(List.of(write(id, "r", Map.of("status", List.of(stage)))));

        assertThat(fake.state().lead(id).orElseThrow().statusId()).isEqualTo(SampleAccount.WHOLESALE_INVOICE);
    }

    @Test
    void everyTypeOfFieldIsWrittenAndReadBack() {
        long id = fake.ui().createLead("One", 0, 0);
        Map<String, List<String>> fields = Map.of(
                "custom:" + SampleAccount.REGION, List.of("Москва"),
                "custom:" + SampleAccount.SOURCE, List.of("Звонок"),
                "custom:" + SampleAccount.DELIVERY_DATE, List.of("2026-11-21"),
                "custom:" + SampleAccount.QUANTITY, List.of("1.5"),
                "custom:" + SampleAccount.GOODS_TAGS, List.of("Хрупкое", "Опт"),
                "custom:" + SampleAccount.PAID, List.of("true"));

        PatchReport report = amo.patchLeads(List.of(write(id, "r", fields)));

        assertThat(report.applied()).containsExactly(id);
        assertThat(amo.lead(id).orElseThrow().custom())
                .containsEntry(SampleAccount.REGION, List.of("Москва"))
                .containsEntry(SampleAccount.SOURCE, List.of("Звонок"))
                .containsEntry(SampleAccount.DELIVERY_DATE, List.of("1795208400")) // Moscow's midnight
                .containsEntry(SampleAccount.QUANTITY, List.of("1.5"))
                .containsEntry(SampleAccount.GOODS_TAGS, List.of("Хрупкое", "Опт"))
                .containsEntry(SampleAccount.PAID, List.of("true"));
    }

    @Test
    void anEmptyListEmptiesTheField() {
        long contact = fake.ui().createContact("Анна", "1", "a@example.test");

        amo.patchContacts(List.of(write(contact, "r", Map.of("phone", List.of(), "email", List.of("b@x.test")))));

        assertThat(amo.contacts(List.of(contact)))
                .extracting(Contact::phones, Contact::emails)
                .containsExactly(Tuple.tuple(List.of(), List.of("b@x.test")));
    }

    @Test
    void aContactIsLinkedAsTheMainOne() {
        long contact = fake.ui().createContact("Анна", null, null);
        long id = fake.ui().createLead("One", 0, 0);

        amo.linkContact(id, contact);

        assertThat(fake.state().lead(id).orElseThrow().mainContactId()).isEqualTo(contact);
    }

    @Test
    void theGuardIsAskedForWritesOnlyAndStopsThem() {
        long id = fake.ui().createLead("One", 0, 0);
        amo.directory();
        assertThat(routes.guarded).hasValue(0);
        routes.guardedBy(() -> {
            throw new IllegalStateException("the lock is lost");
        });
        List<EntityWrite> patch = List.of(price(id, "5"));

        assertThatThrownBy(() -> amo.patchLeads(patch)).hasMessage("the lock is lost");

        assertThat(fake.log().requests("PATCH", ".*")).isEmpty();
    }
}
