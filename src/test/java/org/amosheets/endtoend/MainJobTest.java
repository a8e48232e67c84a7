package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A row becomes a contact and a lead, an edit crosses over, and a manager's change comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobTest {

    private World world;

    @BeforeAll
    void start() {
        world = World.deals()
                .withGooglesDefaultQuotas()
                .with("SYNC_POLL_SECONDS", "30")
                .started()
                .announced();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    /** Adds a row and waits until it has its lead; returns the row's number. */
    private int linked(String name, String phone, String email, String budget) {
        int row = world.tab.addRow(name, phone, email, budget, "");
        World.eventually().untilAsserted(() -> {
            assertThat(world.tab.cell(row, "amo_deal_id")).isNotEmpty();
            assertThat(world.tab.cell(row, "status")).isNotEmpty();
        });
        return row;
    }

    private LeadView lead(int row) {
        return world.crm
                .state()
                .lead(Long.parseLong(world.tab.cell(row, "amo_deal_id")))
                .orElseThrow();
    }

    @Test
    @Shows({"G1", "F1", "F2", "F12", "F13", "F14", "F18", "D001-16", "D002-22"})
    void aNewRowBecomesOneLeadWithItsContact() {
        int row = linked("Анна Иванова", "8 999 000-11-22", "anna@example.test", "1 000,50");

        LeadView lead = lead(row);
        assertThat(lead.price()).isEqualTo(1001);
        assertThat(lead.name()).isEqualTo("Анна Иванова");
        var contact = world.crm.state().mainContact(lead.id()).orElseThrow();
        assertThat(contact.phones()).containsExactly("+79990001122");
        assertThat(contact.emails()).containsExactly("anna@example.test");
        assertThat(world.tab.cell(row, "amo_contact_id")).isEqualTo(Long.toString(contact.id()));
        assertThat(world.tab.cell(row, "amo_link")).isEqualTo(world.crm.baseUrl() + "/leads/detail/" + lead.id());
        assertThat(world.tab.cell(row, "status")).isEqualTo("Новая заявка");
        assertThat(world.tab.cell(row, "external_id")).isNotEmpty();
        assertThat(world.tab.cell(row, "sync_note")).contains("1001");
        assertThat(world.tab.cell(row, "budget")).isEqualTo("1000,5");
    }

    @Test
    @Shows({"F5", "F6", "D002-21", "D004-14"})
    void anEditedRowPatchesItsLeadAndContact() {
        int row = linked("Борис", "8 999 000 22 33", "boris@example.test", "500");

        world.tab.type(row, "budget", "700");
        world.tab.type(row, "phone", "8 999 000 22 44");
        world.tab.type(row, "status", "в работе");

        World.eventually().untilAsserted(() -> {
            assertThat(lead(row).price()).isEqualTo(700);
            assertThat(lead(row).statusId()).isEqualTo(SampleAccount.SALES_WORK);
            assertThat(world.crm
                            .state()
                            .mainContact(lead(row).id())
                            .orElseThrow()
                            .phones())
                    .containsExactly("+79990002244");
        });
    }

    @Test
    @Shows({"F19", "F20", "F21", "D001-4", "D004-14"})
    void aManagersChangeShowsInTheRow() {
        int row = linked("Вера", "8 999 000 33 44", "vera@example.test", "300");
        long id = lead(row).id();

        world.crm.ui().setPrice(id, 950);
        world.crm.ui().moveLead(id, SampleAccount.SALES_TALKS);
        world.crm
                .ui()
                .renameContact(world.crm.state().mainContact(id).orElseThrow().id(), "Вера Петрова");

        World.eventually().untilAsserted(() -> {
            assertThat(world.tab.cell(row, "budget")).isEqualTo("950");
            assertThat(world.tab.cell(row, "status")).isEqualTo("Согласование");
            assertThat(world.tab.cell(row, "name")).isEqualTo("Вера Петрова");
        });
    }

    @Test
    @Shows({"G3", "D001-3", "D002-6"})
    void editsOfDifferentFieldsOnBothSidesBothSurvive() {
        int row = linked("Глеб", "8 999 000 44 55", "gleb@example.test", "100");
        long id = lead(row).id();

        world.crm.ui().setPrice(id, 777);
        world.tab.type(row, "email", "gleb.new@example.test");

        World.eventually().untilAsserted(() -> {
            assertThat(world.tab.cell(row, "budget")).isEqualTo("777");
            assertThat(world.crm.state().mainContact(id).orElseThrow().emails())
                    .containsExactly("gleb.new@example.test");
        });
    }

    @Test
    @Shows({"G1", "F3", "F4", "F16", "D001-16", "D002-8", "D002-31"})
    void aSecondRowOfTheSamePersonReusesTheContact() {
        int first = linked("Дина", "8 (999) 000-55-66", "dina@example.test", "10");
        int second = linked("Дина", "8 999 000 55 66", "", "20");

        assertThat(lead(second).id()).isNotEqualTo(lead(first).id());
        assertThat(lead(second).mainContactId()).isEqualTo(lead(first).mainContactId());
        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(second, "email")).isEqualTo("dina@example.test"));
    }

    @Test
    @Shows({"G8", "I15", "F15"})
    void aBadRowGetsItsNoteAndWaitsForNobody() {
        int bad = world.tab.addRow("Егор", "нет телефона", "egor@example.test", "сто", "");
        int good = linked("Жанна", "8 999 000 66 77", "zhanna@example.test", "5");

        World.eventually()
                .untilAsserted(
                        () -> assertThat(world.tab.cell(bad, "sync_note")).contains("phone"));
        assertThat(world.tab.cell(bad, "amo_deal_id")).isEmpty();
        assertThat(world.tab.cell(good, "sync_note")).isEmpty();

        world.tab.type(bad, "phone", "8 999 000 77 88");
        world.tab.type(bad, "budget", "100");
        World.eventually().untilAsserted(() -> {
            assertThat(world.tab.cell(bad, "amo_deal_id")).isNotEmpty();
            assertThat(world.tab.cell(bad, "sync_note")).isEmpty();
        });
    }

    @Test
    @Shows({"G5", "I4", "D000-3"})
    void rowsThatAreSortedKeepTheirLeads() {
        int first = linked("Яна", "8 999 000 88 99", "yana@example.test", "41");
        long id = lead(first).id();

        world.tab.sortBy("name", true);
        world.crm.ui().setPrice(id, 42);

        World.eventually().untilAsserted(() -> {
            int row = world.tab.find("email", "yana@example.test");
            assertThat(world.tab.cell(row, "amo_deal_id")).isEqualTo(Long.toString(id));
            assertThat(world.tab.cell(row, "budget")).isEqualTo("42");
        });
    }

    @Test
    @Shows({"G1", "I5", "D002-31"})
    void aCopiedRowBecomesALeadOfItsOwn() {
        int row = linked("Зоя", "8 999 000 99 00", "zoya@example.test", "15");
        int copy = world.tab.addRow("x");
        world.tab.copyRow(row, copy);

        World.eventually().untilAsserted(() -> {
            assertThat(world.tab.cell(copy, "amo_deal_id"))
                    .isNotEmpty()
                    .isNotEqualTo(world.tab.cell(row, "amo_deal_id"));
            assertThat(world.tab.cell(copy, "sync_key")).isNotEqualTo(world.tab.cell(row, "sync_key"));
        });
        assertThat(lead(copy).mainContactId()).isEqualTo(lead(row).mainContactId());
    }

    @Test
    @Shows({"G1", "I6", "I13", "F25", "F55"})
    void tenAnnouncementsOfOneRowMakeOneLead() {
        world.sheets.script().copies(10);
        int row = linked("Игорь", "8 999 001 00 11", "igor@example.test", "1");
        world.sheets.script().copies(1);

        assertThat(world.crm.state().leads().stream().filter(lead -> lead.name().equals("Игорь")))
                .hasSize(1);
        assertThat(lead(row).price()).isEqualTo(1);
    }

    @Test
    @Shows({"G2", "G6", "L1", "D002-7"})
    void fiftyQuickEditsEndWithTheLastOne() {
        int row = linked("Кира", "8 999 001 11 22", "kira@example.test", "0");
        IntStream.rangeClosed(1, 50).forEach(value -> world.tab.type(row, "budget", Integer.toString(value * 10)));

        World.eventually().untilAsserted(() -> assertThat(lead(row).price()).isEqualTo(500));
        assertThat(world.tab.cell(row, "budget")).isEqualTo("500");
    }

    @Test
    @Shows({"F7", "F53", "D002-11"})
    void aBurstOfPastedRowsMakesALeadEach() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(List.of(
                    "Пакет " + i, "8 999 100 " + (1000 + i), "paket" + i + "@example.test", Integer.toString(i), ""));
        }
        int first = world.tab.addRow("Пакет", "", "", "", "") + 1;
        world.tab.paste(first, rows);

        World.eventually()
                .untilAsserted(() -> assertThat(world.crm.state().leads().stream()
                                .filter(lead -> lead.name().startsWith("Пакет ")))
                        .hasSize(200));
        World.eventually()
                .untilAsserted(() -> assertThat(IntStream.range(first, first + 200)
                                .filter(row ->
                                        world.tab.cell(row, "amo_deal_id").isEmpty()))
                        .isEmpty());
        assertThat(world.crm.log().rejected429()).isZero();
    }

    @Test
    @Shows("D002-27")
    void aContactsOtherPhoneAndItsKindStayWhenTheRowChangesOne() {
        int row = linked("Лев", "8 999 001 22 33", "lev@example.test", "9");
        long contact =
                world.crm.state().mainContact(lead(row).id()).orElseThrow().id();
        world.crm.ui().setContactPhone(contact, "+7 999 001-22-33", "+7 495 000-00-01");

        world.tab.type(row, "phone", "8 999 001 22 44");

        World.eventually()
                .untilAsserted(() -> assertThat(
                                world.crm.state().contact(contact).orElseThrow().phones())
                        .containsExactly("+79990012244", "+7 495 000-00-01"));
    }

    @Test
    @Shows({"V4", "D000-16", "D004-22"})
    void textFromAmoCrmNeverBecomesAFormula() {
        int row = linked("Май", "8 999 001 33 44", "may@example.test", "9");
        long contact =
                world.crm.state().mainContact(lead(row).id()).orElseThrow().id();

        world.crm.ui().renameContact(contact, "=1+1");

        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(row, "name")).isEqualTo("=1+1"));
        assertThat(world.tab.formula(row, "name")).isNull();
    }

    @Test
    @Shows("I3")
    void aFormulaCellIsLeftAloneAndItsResultGoesToAmoCrm() {
        int row = linked("Нина", "8 999 001 44 55", "nina@example.test", "=10+5");
        assertThat(lead(row).price()).isEqualTo(15);

        world.crm.ui().setPrice(lead(row).id(), 99);

        World.eventually()
                .untilAsserted(
                        () -> assertThat(world.tab.cell(row, "sync_note")).contains("99"));
        assertThat(world.tab.formula(row, "budget")).isEqualTo("=10+5");
    }

    @Test
    @Shows({"G9", "D002-20"})
    void aDeletedLeadIsSaidInItsRowAndComesBackOnlyWhenRestored() {
        int row = linked("Ольга", "8 999 001 55 66", "olga@example.test", "9");
        long id = lead(row).id();

        world.crm.ui().deleteLead(id);
        World.eventually()
                .untilAsserted(
                        () -> assertThat(world.tab.cell(row, "sync_note")).contains(Long.toString(id)));
        world.tab.type(row, "budget", "19");
        world.crm.ui().restoreLead(id);

        World.eventually().untilAsserted(() -> {
            assertThat(lead(row).price()).isEqualTo(19);
            assertThat(world.tab.cell(row, "sync_note")).isEmpty();
        });
    }

    @Test
    @Shows("D002-12")
    void anEditOnAnotherTabThatAnOlderScriptTellsOfChangesNothing() throws Exception {
        int row = linked("Соня", "8 999 001 88 99", "sonya@example.test", "9");
        long id = lead(row).id();
        int free = world.tab.filledRows() + 20;
        world.crm.log().clear();

        for (int told : List.of(row, free)) {
            String body = "{\"row_index\":" + told + ",\"data\":{\"name\":\"Чужой\",\"phone\":\"89990000000\","
                    + "\"email\":\"chuzhoi@example.test\",\"budget\":999,\"amo_deal_id\":\"" + id + "\"}}";
            HttpRequest call = HttpRequest.newBuilder(URI.create(world.address("/webhook/sheets")))
                    .header("X-Webhook-Secret", World.SECRET)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(call, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(202);
        }
        // What is told later is looked at later.
        int later = linked("Уля", "8 999 001 99 00", "ulya@example.test", "9");

        assertThat(lead(row).price()).isEqualTo(9);
        assertThat(world.crm.log().requests("PATCH", "/api/v4/.*")).isEmpty();
        assertThat(world.crm.state().leads()).noneMatch(lead -> lead.name().equals("Чужой"));
        assertThat(world.tab.cell(row, "name")).isEqualTo("Соня");
        assertThat(lead(later).id()).isNotEqualTo(id);
    }

    @Test
    @Shows({"G9", "F45"})
    void aDeletedRowDeletesNoLead() {
        int row = linked("Пётр", "8 999 001 66 77", "petr@example.test", "9");
        long id = lead(row).id();

        world.tab.deleteRow(row);
        int after = linked("Рита", "8 999 001 77 88", "rita@example.test", "9");

        world.crm.ui().setPrice(id, 77);
        world.crm.ui().setPrice(lead(after).id(), 78);
        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(world.tab.find("email", "rita@example.test"), "budget"))
                        .isEqualTo("78"));
        assertThat(world.crm.state().lead(id)).isPresent();
        assertThat(world.tab.find("email", "petr@example.test")).isZero();
    }
}
