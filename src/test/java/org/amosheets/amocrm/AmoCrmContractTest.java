package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amosheets.mapping.Directory;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.junit.jupiter.api.Test;

/** What is read, over the real routes and HTTP. */
class AmoCrmContractTest extends AmoCrmContract {

    @Test
    void theAccountSaysWhereItIsAndWhetherFiltersWork() {
        Account account = amo.account();

        assertThat(account.id()).isEqualTo(SampleAccount.ACCOUNT_ID);
        assertThat(account.filters()).isTrue();
        assertThat(account.zone().getId()).isEqualTo("Europe/Moscow");
    }

    @Test
    void theDirectoryHoldsPipelinesFieldsAndOptionsAndIsReadOnce() {
        Directory directory = amo.directory();
        amo.directory();

        assertThat(directory.pipelines()).extracting(Directory.Pipeline::id).contains(SampleAccount.SALES);
        assertThat(directory.pipelines().get(0).statuses())
                .extracting(Directory.Status::id)
                .contains(SampleAccount.SALES_NEW, 142L, 143L);
        assertThat(directory.leadFields())
                .filteredOn(field -> field.id() == SampleAccount.SOURCE)
                .flatExtracting(Directory.CustomField::options)
                .extracting(Directory.Option::value)
                .contains("Сайт");
        assertThat(fake.log().requests("GET", "/api/v4/leads/pipelines")).hasSize(1);
    }

    @Test
    void theRowKeyFieldIsCreatedOnceAndFoundAfterwards() {
        long field = amo.rowKeyField();
        amo.forgetDirectory();

        assertThat(amo.rowKeyField()).isEqualTo(field);
        assertThat(fake.log().requests("POST", "/api/v4/leads/custom_fields")).hasSize(1);
        assertThat(amo.directory().leadFields())
                .filteredOn(known -> known.id() == field)
                .extracting(Directory.CustomField::code)
                .containsExactly("SHEET_ROW");
    }

    @Test
    void leadsOfManyIdsComeInRequestsOfAHundred() {
        List<Long> ids = leads(230);

        assertThat(amo.leads(ids)).extracting(Lead::id).containsExactlyElementsOf(ids);
        assertThat(fake.log().requests("GET", "/api/v4/leads")).hasSize(3);
    }

    @Test
    void aLeadThatIsNotThereIsLeftOutOfTheListAndEmptyByItself() {
        long id = fake.ui().createLead("One", 10, 0);

        assertThat(amo.leads(List.of(id, 999L))).extracting(Lead::id).containsExactly(id);
        assertThat(amo.lead(999)).isEmpty();
        assertThat(amo.lead(id)).map(Lead::price).contains(10L);
    }

    @Test
    void aLeadShowsItsMainContactAndItsFieldsAsText() {
        long contact = fake.ui().createContact("Анна", "+79990000001", "anna@example.test");
        long id = fake.ui().createLead("Заказ", 1500, contact);
        fake.ui().setCustomField(id, "Источник", "Сайт");
        fake.ui().setCustomField(id, "Оплачено", true);

        Lead lead = amo.lead(id).orElseThrow();

        assertThat(lead.mainContactId()).isEqualTo(contact);
        assertThat(lead.custom())
                .containsEntry(SampleAccount.SOURCE, List.of("Сайт"))
                .containsEntry(SampleAccount.PAID, List.of("true"));
        assertThat(amo.contacts(List.of(contact)))
                .containsExactly(new Contact(
                        contact,
                        "Анна",
                        fake.state().contact(contact).orElseThrow().updatedAt(),
                        false,
                        List.of("+79990000001"),
                        List.of("anna@example.test"),
                        Map.of()));
    }

    @Test
    void changedLeadsComePageByPage() {
        leads(260);
        List<Lead> seen = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();

        amo.leadsUpdatedSince(1, page -> {
            pages.add(page.size());
            return seen.addAll(page);
        });

        assertThat(seen).hasSize(260).isSortedAccordingTo((a, b) -> Long.compare(b.updatedAt(), a.updatedAt()));
        assertThat(pages).containsExactly(250, 10);
    }

    @Test
    void noFurtherPageIsAskedForOnceThatIsEnough() {
        leads(260);
        fake.log().clear();
        List<Lead> seen = new ArrayList<>();

        amo.leadsUpdatedSince(1, page -> !seen.addAll(page));

        assertThat(seen).hasSize(250);
        assertThat(fake.log().requests("GET", "/api/v4/leads")).hasSize(1);
    }

    @Test
    void newerLeadsAreThoseWithAHigherId() {
        List<Long> ids = leads(5);

        assertThat(amo.leadsNewerThan(ids.get(2))).extracting(Lead::id).containsExactly(ids.get(4), ids.get(3));
        assertThat(amo.newestLeadId()).isEqualTo(ids.get(4));
    }

    @Test
    void anEmptyAccountHasNoNewestLead() {
        assertThat(amo.newestLeadId()).isZero();
        assertThat(amo.leadsNewerThan(0)).isEmpty();
    }

    @Test
    void allContactsCanBeTakenUpInTheMiddle() {
        for (int i = 0; i < 255; i++) {
            fake.ui().createContact("C" + i, null, null);
        }
        List<Integer> sizes = new ArrayList<>();

        amo.allContacts(1, (page, contacts) -> sizes.add(contacts.size()));
        amo.allContacts(2, (page, contacts) -> sizes.add(contacts.size()));

        assertThat(sizes).containsExactly(250, 5, 5);
    }
}
