package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.Status;
import org.junit.jupiter.api.Test;

/** The order desk with its older rules, without a tab for the staff, and with columns that people move. */
class OlderOrdersTest {

    @Test
    @Shows({"F33", "F34", "F39", "D004-8", "F74"})
    void theOlderRulesSendOrdersOffAndShowWhatIsWon() {
        try (OrderDesk desk = new OrderDesk("orders-2026-02").started()) {
            long lead = desk.lead(OrderDesk.UNNUMBERED);
            desk.world.crm.ui().setCustomField(lead, "Код сотрудника", "134");
            int row = desk.row(lead);
            desk.shows(row, "Статус", "ЗАЗАЗ БЕЗ НУМЕРАЦИИ");
            desk.shows(row, "Ответственный", "Администратор");
            List<String> headers = desk.world.tab.headers();
            desk.world.tab.moveColumn("Статус", 1);
            desk.world.tab.insertColumn(1);

            desk.type(row, "Статус", "У курера");
            desk.isAt(row, OrderDesk.SENT);
            desk.type(row, "Статус", "Успешно");
            desk.passes(row);
            assertThat(desk.lead(row).statusId()).isEqualTo(OrderDesk.SENT);
            desk.type(row, "Заказ №", "7");
            World.eventually()
                    .untilAsserted(
                            () -> assertThat(desk.lead(row).field("Заказ №")).isEqualTo("7"));
            assertThat(desk.lead(row).statusId()).as("a plain field").isEqualTo(OrderDesk.SENT);

            desk.world.crm.ui().moveLead(lead, Status.WON);
            desk.shows(row, "Статус", "Успешно");
            desk.world.crm.ui().moveLead(lead, OrderDesk.THINKING);
            desk.shows(row, "Статус", "Раздумье");
            assertThat(desk.world.tab.headers()).containsAll(headers);
        }
    }

    @Test
    @Shows({"F31", "F33", "F35", "D004-29"})
    void theEnvironmentCountsInPlaceOfTheMapping() {
        try (OrderDesk desk = new OrderDesk("orders")) {
            desk.world.crm.ui().addLeadField("Номер", "text", null);
            desk.world
                    .with("STATUS_DISPLAY_MAP_JSON", "{\"Консультация\": \"Звонок\"}")
                    .with("DROPDOWN_STATUS_MAP_JSON", "{\"В процессе\": 0, \"Звонок\": " + OrderDesk.CONSULTING + "}")
                    .with("ORDER_NUMBER_FIELD", "Номер")
                    .with("ORDER_NUMBER_STATUS", "Успешно реализовано");
            desk.started();
            int row = desk.row(desk.lead(OrderDesk.CONSULTING));
            desk.shows(row, "Статус", "Звонок");

            desk.type(row, "Статус", "В процессе");
            desk.isAt(row, OrderDesk.TRIGGER);
            desk.type(row, "Заказ №", "9");
            desk.isAt(row, Status.WON);
            assertThat(desk.lead(row).field("Номер")).isEqualTo("9");
            desk.type(row, "Статус", "Отказ");
            World.eventually()
                    .untilAsserted(() -> assertThat(desk.cell(row, "sync_note")).contains("В процессе, Звонок"));
            desk.type(row, "Статус", "Звонок");
            desk.isAt(row, OrderDesk.CONSULTING);
        }
    }
}
