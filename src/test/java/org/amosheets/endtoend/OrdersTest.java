package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.ContactView;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.sandbox.amocrm.Status;
import org.amosheets.sandbox.sheets.Tab;
import org.amosheets.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The preset of the order desk, on rows that name their leads; the sheet is only polled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersTest {

    private OrderDesk desk;
    private Tab staff;

    @BeforeAll
    void start() {
        desk = new OrderDesk("orders");
        desk.world.with("STAFF_CACHE_TTL_SEC", "5");
        staff = desk.world.sheets.addTab("Staff", "№", "Код сотрудника", "Сотрудник", "Отдел");
        staff.addRow("1", "0134", "BAHODIR", "A");
        desk.started();
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    @Shows({"F30", "F31", "F37", "F38", "F39", "F42", "D004-30", "D004-31", "D004-42"})
    void aRowShowsAllThatItsLeadRefersTo() {
        var ui = desk.world.crm.ui();
        long lead = desk.lead(OrderDesk.UNNUMBERED);
        long contact = desk.world.crm.state().mainContact(lead).orElseThrow().id();
        ui.setContactPhone(contact, desk.phone(), "90 777 66 55");
        ui.setCompany(lead, ui.createCompany("ООО «Ромашка»"));
        ui.setCustomField(lead, "Код сотрудника", "134");
        ui.setCustomField(lead, "Дата доставка", LocalDate.of(2026, 12, 5));
        ui.setCustomField(lead, "Продукт 1", List.of("Шкаф", "Стол"));

        int row = desk.row(lead);

        desk.shows(row, "Компания", "ООО «Ромашка»");
        desk.shows(row, "Контактный номер", desk.phone() + ", +998907776655");
        desk.shows(row, "Ответственный", "BAHODIR");
        desk.shows(row, "Дата доставка", "05.12.2026");
        desk.shows(row, "Продукт 1", "Стол, Шкаф");
        desk.shows(row, "Воронка", "Нилуфар");
        desk.shows(row, "Статус", "В процессе");
        String created = Instant.ofEpochSecond(desk.lead(row).createdAt())
                .atZone(ZoneId.of("Asia/Tashkent"))
                .format(DateTimeFormatter.ofPattern("dd.MM.yyyy"));
        desk.shows(row, "Дата заказа", created);
        assertThat(desk.cell(row, "sync_note")).isEmpty();
        assertThat(desk.lead(row).field("Дата заказа")).as("only shown").isEmpty();
    }

    @Test
    @Shows({"F39", "F40"})
    void whoeverHasNoCodeIsNamedByAmoCrmAndTheStaffTabIsReadAgain() {
        long lead = desk.lead(OrderDesk.UNNUMBERED);
        desk.world.crm.ui().setLeadResponsible(lead, SampleAccount.MANAGER);
        int row = desk.row(lead);
        desk.shows(row, "Ответственный", "Менеджер");

        staff.addRow("2", "0200", "Лола", "B");
        desk.type(row, "Код сотрудника", "0200");
        World.eventually().untilAsserted(() -> {
            desk.world.crm.ui().setPrice(lead, desk.lead(row).price() + 1);
            assertThat(desk.cell(row, "Ответственный")).isEqualTo("Лола");
        });
        assertThat(desk.lead(row).field("Код сотрудника"))
                .as("the sheet takes it for a number")
                .isEqualTo("200");
    }

    @Test
    @Shows({"F33", "F9", "D004-13", "G4"})
    void aChosenStatusMovesTheLeadWithoutAnyScript() {
        int row = desk.row(desk.lead(OrderDesk.UNNUMBERED));

        desk.type(row, "Статус", "Отказ");
        desk.isAt(row, OrderDesk.REFUSED);
        desk.type(row, "Статус", "У курера");
        desk.isAt(row, Status.WON);

        desk.passes(row);
        assertThat(desk.cell(row, "Статус")).isEqualTo("У курера");
        assertThat(desk.lead(row).statusId()).isEqualTo(Status.WON);
        assertThat(moves(row)).as("one for each choice").isEqualTo(2);
    }

    @Test
    @Shows({"F34", "V5"})
    void whatCannotBeChosenMovesNothingAndTheRowSaysSo() {
        int row = desk.row(desk.lead(OrderDesk.UNNUMBERED));

        desk.type(row, "Статус", "Успешно");
        World.eventually()
                .untilAsserted(() -> assertThat(desk.cell(row, "sync_note")).contains("только показывает"));
        desk.type(row, "Статус", "Доставлено");
        World.eventually()
                .untilAsserted(() -> assertThat(desk.cell(row, "sync_note")).contains("нельзя выбрать", "У курера"));
        assertThat(desk.lead(row).statusId()).isEqualTo(OrderDesk.UNNUMBERED);

        desk.type(row, "Статус", "в процессе");
        desk.shows(row, "sync_note", "");
        assertThat(moves(row)).isZero();
    }

    @Test
    @Shows({"F37", "V5"})
    void anOptionOrAUserThatAmoCrmLacksIsANoteAndNothingIsSentInItsPlace() {
        int row = desk.row(desk.lead(OrderDesk.UNNUMBERED));

        desk.type(row, "Продукт 1", "Диван");
        World.eventually()
                .untilAsserted(() -> assertThat(desk.cell(row, "sync_note")).contains("Продукт 1", "Диван", "Стол"));
        desk.type(row, "Ответственный", "Кто-то");
        World.eventually()
                .untilAsserted(() ->
                        assertThat(desk.cell(row, "sync_note")).contains("Ответственный", "остаётся только здесь"));
        desk.passes(row);
        assertThat(desk.lead(row).field("Продукт 1")).isEmpty();
        assertThat(desk.cell(row, "Продукт 1")).isEqualTo("Диван");

        desk.type(row, "Продукт 1", "Стол");
        desk.type(row, "Ответственный", "");
        desk.shows(row, "sync_note", "");
        World.eventually()
                .untilAsserted(
                        () -> assertThat(desk.lead(row).field("Продукт 1")).isEqualTo("Стол"));
    }

    @Test
    @Shows({"F31", "F34", "G4", "G6"})
    void aStageThatIsShownAlikeOrKeptBackChangesNothing() {
        long lead = desk.lead(OrderDesk.UNNUMBERED);
        int row = desk.row(lead);
        var ui = desk.world.crm.ui();
        for (long stage : List.of(OrderDesk.TRIGGER, OrderDesk.SENT, Status.WON)) {
            ui.moveLead(lead, stage);
            desk.passes(row);
            assertThat(desk.cell(row, "Статус")).isEqualTo("В процессе");
            assertThat(desk.lead(row).statusId()).isEqualTo(stage);
        }
        ui.moveLead(lead, OrderDesk.THINKING);
        desk.shows(row, "Статус", "Отказ");
        ui.moveLead(lead, OrderDesk.SENT);
        desk.shows(row, "Статус", "У курера");
        assertThat(moves(row)).isZero();
    }

    @Test
    @Shows({"F35", "F36", "D004-29"})
    void anOrderNumberSetsItsFieldAndMovesTheLeadOnce() {
        int row = desk.row(desk.lead(OrderDesk.UNNUMBERED));

        desk.type(row, "Заказ №", "A-77");
        desk.isAt(row, OrderDesk.SENT);
        assertThat(desk.lead(row).field("Заказ №")).isEqualTo("A-77");
        desk.passes(row);
        assertThat(desk.cell(row, "Статус")).as("the row stays").isEqualTo("В процессе");

        desk.world.crm.ui().moveLead(desk.lead(row).id(), OrderDesk.TRIGGER);
        desk.passes(row);
        desk.type(row, "Заказ №", "A-78");
        World.eventually()
                .untilAsserted(() -> assertThat(desk.lead(row).field("Заказ №")).isEqualTo("A-78"));
        desk.world.tab.clearCell(row, "Заказ №");
        World.eventually()
                .untilAsserted(() -> assertThat(desk.lead(row).field("Заказ №")).isEmpty());
        assertThat(desk.lead(row).statusId()).isEqualTo(OrderDesk.TRIGGER);
        assertThat(moves(row)).isEqualTo(1);
    }

    @Test
    @Shows("F35")
    void aNumberedRowThatIsChosenToBeInWorkGoesStraightOn() {
        int row = desk.row(desk.lead(OrderDesk.REFUSED));
        desk.type(row, "Заказ №", "B-1");
        World.eventually()
                .untilAsserted(() -> assertThat(desk.lead(row).field("Заказ №")).isEqualTo("B-1"));
        assertThat(desk.lead(row).statusId()).as("the row shows Отказ").isEqualTo(OrderDesk.REFUSED);

        desk.type(row, "Статус", "В процессе");
        desk.isAt(row, OrderDesk.SENT);
        desk.passes(row);
        assertThat(desk.cell(row, "Статус")).isEqualTo("В процессе");
    }

    @Test
    @Shows({"F35", "D004-1"})
    void aLeadThatIsWonUnseenIsNotMovedBackByANumber() {
        int row = desk.row(desk.lead(OrderDesk.UNNUMBERED));
        desk.world.crm.ui().moveLead(desk.lead(row).id(), Status.WON);
        desk.passes(row);
        desk.type(row, "Заказ №", "C-1");
        World.eventually()
                .untilAsserted(() -> assertThat(desk.lead(row).field("Заказ №")).isEqualTo("C-1"));
        assertThat(desk.lead(row).statusId()).isEqualTo(Status.WON);
    }

    @Test
    @Shows({"F30", "F22"})
    void aLeadMovesToAnotherPipelineWithTheStatusThatIsShownThere() {
        int row = desk.row(desk.lead(OrderDesk.UNNUMBERED));
        desk.type(row, "Воронка", "Мунира");
        desk.isAt(row, OrderDesk.OTHER_UNNUMBERED);
        assertThat(desk.lead(row).pipelineId()).isEqualTo(OrderDesk.OTHER_DESK);
        desk.passes(row);
        assertThat(desk.cell(row, "Статус")).isEqualTo("В процессе");
        assertThat(desk.cell(row, "sync_note")).isEmpty();
    }

    @Test
    @Shows({"F35", "I2", "G2"})
    void whatAManagerDidUnseenIsInTheConflictLogAndWhatTheNumberDidIsNot() {
        int numbered = desk.row(desk.lead(OrderDesk.UNNUMBERED));
        int moved = desk.row(desk.lead(OrderDesk.UNNUMBERED));
        desk.type(numbered, "Заказ №", "E-1");
        desk.isAt(numbered, OrderDesk.SENT);
        desk.world.crm.ui().moveLead(desk.lead(moved).id(), OrderDesk.SENT);
        desk.passes(numbered);
        desk.passes(moved);

        desk.type(numbered, "Статус", "У курера");
        desk.type(moved, "Статус", "Отказ");
        desk.isAt(numbered, Status.WON);
        desk.isAt(moved, OrderDesk.REFUSED);
        World.eventually()
                .until(() -> desk.world.bean(Store.class).patched().all().isEmpty());

        assertThat(conflicts(numbered)).isEmpty();
        assertThat(conflicts(moved)).containsExactly(OrderDesk.DESK + ":=У курера");
    }

    @Test
    @Shows({"D004-5", "G2", "G3"})
    void whatWasTypedSurvivesATriggerStageThatIsReachedMeanwhile() {
        int row = desk.row(desk.lead(OrderDesk.CONSULTING));
        assertThat(desk.cell(row, "Статус")).isEqualTo("Консультация");

        desk.type(row, "Адрес", "ул. Навои, 5");
        desk.type(row, "Заказ №", "D-5");
        desk.world.crm.ui().moveLead(desk.lead(row).id(), OrderDesk.TRIGGER);

        desk.shows(row, "Статус", "В процессе");
        World.eventually().untilAsserted(() -> {
            assertThat(desk.lead(row).field("Адрес")).isEqualTo("ул. Навои, 5");
            assertThat(desk.lead(row).field("Заказ №")).isEqualTo("D-5");
        });
        assertThat(desk.cell(row, "Адрес")).isEqualTo("ул. Навои, 5");
        assertThat(desk.cell(row, "Заказ №")).isEqualTo("D-5");
    }

    @Test
    @Shows("F46")
    void namesThatAreOutOfDateAreMendedWhereARowIsTakenOver() {
        int raw = desk.row(desk.lead(OrderDesk.TRIGGER), Map.of("Статус", "NOMERATSIYALANMAGAN ZAKAZ"));
        int mixed = desk.row(desk.lead(OrderDesk.REFUSED), Map.of("Статус", "OТКAЗ", "Воронка", "Нилуфар - продажи"));
        desk.shows(raw, "Статус", "В процессе");
        desk.shows(mixed, "Статус", "Отказ");
        desk.shows(mixed, "Воронка", "Нилуфар");
        assertThat(moves(raw) + moves(mixed)).isZero();
    }

    @Test
    @Shows({"F38", "F40"})
    void aColumnThatOnlyShowsKeepsWhatIsTypedThereToItself() {
        var ui = desk.world.crm.ui();
        long lead = desk.lead(OrderDesk.UNNUMBERED);
        ui.setCompany(lead, ui.createCompany("ООО Старт"));
        int row = desk.row(lead);
        desk.shows(row, "Компания", "ООО Старт");

        desk.type(row, "Компания", "Моя фирма");
        World.eventually()
                .untilAsserted(
                        () -> assertThat(desk.cell(row, "sync_note")).contains("Компания", "остаётся только здесь"));
        assertThat(desk.cell(row, "Компания")).isEqualTo("Моя фирма");

        desk.world.tab.clearCell(row, "Компания");
        desk.shows(row, "Компания", "ООО Старт");
        desk.shows(row, "sync_note", "");
        ui.setCompany(lead, 0);
        desk.shows(row, "Компания", "");
        desk.type(row, "Компания", "Моя фирма");
        desk.passes(row);
        assertThat(desk.cell(row, "Компания")).isEqualTo("Моя фирма");
    }

    @Test
    @Shows({"F1", "F2"})
    void aRowThatIsTypedAnewBecomesALeadWithAllItsPhones() {
        int row = desk.world.tab.filledRows() + 1;
        desk.world.tab.setRow(
                row,
                Map.of(
                        "Ф.И.О.",
                        "Новый клиент",
                        "Контактный номер",
                        "90 555-44-33, 90 555-44-34",
                        "Воронка",
                        "Нилуфар",
                        "Статус",
                        "В процессе",
                        "Компания",
                        "Своя"));
        World.eventually().untilAsserted(() -> assertThat(desk.cell(row, "ID")).isNotEmpty());
        LeadView lead = desk.lead(row);
        assertThat(lead.pipelineId()).isEqualTo(OrderDesk.DESK);
        assertThat(lead.statusId()).isEqualTo(OrderDesk.TRIGGER);
        ContactView contact = desk.world.crm.state().mainContact(lead.id()).orElseThrow();
        assertThat(contact.name()).isEqualTo("Новый клиент");
        assertThat(contact.phones()).containsExactly("+998905554433", "+998905554434");
        desk.passes(row);
        assertThat(desk.cell(row, "Компания")).isEqualTo("Своя");
        assertThat(desk.cell(row, "sync_note")).isEmpty();
    }

    /** What amoCRM's side lost, by the conflict log. */
    private List<String> conflicts(int row) {
        List<String> lost = new ArrayList<>();
        new Operator(desk.world).get("/conflicts").path("conflicts").forEach(conflict -> {
            if (conflict.path("row").asText().equals(desk.cell(row, "sync_key"))) {
                lost.add(conflict.path("crm").asText());
            }
        });
        return lost;
    }

    /** How often the service moved the row's lead. */
    private long moves(int row) {
        String id = "\"id\":" + desk.lead(row).id();
        return desk.world.crm.log().requests("PATCH", "/api/v4/leads").stream()
                .filter(request -> request.body().replace(" ", "").contains(id)
                        && request.body().contains("status_id"))
                .count();
    }
}
