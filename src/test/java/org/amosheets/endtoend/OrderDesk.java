package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.Pipeline;
import org.amosheets.sandbox.amocrm.Status;

/** An order desk: its pipeline and fields in amoCRM, its 21 columns, and rows that name their leads. */
final class OrderDesk implements AutoCloseable {

    static final long DESK = 5_000_001;
    static final long CONSULTING = 5_000_011;
    static final long TRIGGER = 5_000_012;
    static final long UNNUMBERED = 5_000_013;
    static final long SENT = 5_000_014;
    static final long THINKING = 5_000_015;
    static final long REFUSED = 5_000_016;

    static final long OTHER_DESK = 5_000_002;
    static final long OTHER_UNNUMBERED = 5_000_032;

    private static final String[] HEADERS = {
        "Компания",
        "ID",
        "Заказ №",
        "Ф.И.О.",
        "Контактный номер",
        "Дата заказа",
        "Дата доставка",
        "Код сотрудника",
        "Ответственный",
        "Группа",
        "Продукт 1",
        "Количество 1",
        "Продукт 2",
        "Количество 2",
        "Бюджет сделки",
        "Регион",
        "Адрес",
        "Тип продажи",
        "Продажа в рассрочку",
        "Воронка",
        "Статус"
    };

    final World world;
    private int people;

    OrderDesk(String preset) {
        world = new World(preset, HEADERS)
                .with("SYNC_POLL_SECONDS", "3")
                .with("PHONE_REGION", "UZ")
                .with("DISPLAY_TZ", "Asia/Tashkent")
                .with("PIPELINE_DISPLAY_MAP_JSON", "{\"Нилуфар - продажи\": \"Нилуфар\"}");
        var ui = world.crm.ui();
        ui.addPipeline(new Pipeline(
                DESK,
                "Нилуфар - продажи",
                3,
                false,
                false,
                List.of(
                        new Status(5_000_010, "Неразобранное", 10, 1),
                        new Status(CONSULTING, "КОНСУЛЬТАЦИЯ", 20, 0),
                        new Status(TRIGGER, "NOMERATSIYALANMAGAN ZAKAZ", 30, 0),
                        new Status(UNNUMBERED, "ЗАЗАЗ БЕЗ НУМЕРАЦИИ", 40, 0),
                        // A Latin letter among Cyrillic ones.
                        new Status(SENT, "ЗАКАЗ ОТПРAВЛЕН", 50, 0),
                        new Status(THINKING, "Раздумье", 60, 0),
                        new Status(REFUSED, "OTKAZ", 70, 0),
                        new Status(Status.WON, "Успешно реализовано", 10_000, 0),
                        new Status(Status.LOST, "Закрыто и не реализовано", 11_000, 0))));
        ui.addPipeline(new Pipeline(
                OTHER_DESK,
                "Мунира",
                4,
                false,
                false,
                List.of(
                        new Status(5_000_030, "Неразобранное", 10, 1),
                        new Status(5_000_031, "Первый звонок", 20, 0),
                        new Status(OTHER_UNNUMBERED, "Заказ без нумерации", 30, 0),
                        new Status(Status.WON, "Успешно реализовано", 10_000, 0),
                        new Status(Status.LOST, "Закрыто и не реализовано", 11_000, 0))));
        ui.addLeadField("Заказ №", "text", null);
        ui.addLeadField("Дата заказа", "date", null);
        ui.addLeadField("Дата доставка", "date", null);
        ui.addLeadField("Код сотрудника", "text", null);
        ui.addLeadField("Группа", "text", null);
        ui.addLeadField("Продукт 1", "multiselect", null, "Стол", "Стул", "Шкаф");
        ui.addLeadField("Количество 1", "numeric", null);
        ui.addLeadField("Адрес", "textarea", null);
        ui.addLeadField("Тип продажи", "select", null, "Розница", "Опт");
    }

    /** amoCRM tells of changes; the sheet has no script. */
    OrderDesk started() {
        world.started();
        world.crm.webhooks().subscribe(world.address("/webhook/amocrm?token=" + World.SECRET));
        return this;
    }

    long lead(long stage) {
        people++;
        long contact = world.crm.ui().createContact("Клиент " + people, phone(), null);
        return world.crm.ui().createLead("Заказ " + people, 100, DESK, stage, contact);
    }

    String phone() {
        return "+99890" + (1_000_000 + people);
    }

    /** A row that shows nothing yet but its lead, and some cells. */
    int row(long lead, Map<String, String> cells) {
        int row = world.tab.filledRows() + 1;
        Map<String, String> all = new HashMap<>(cells);
        all.put("ID", Long.toString(lead));
        world.tab.setRow(row, all);
        World.eventually().untilAsserted(() -> {
            assertThat(cell(row, "sync_key")).isNotEmpty();
            assertThat(cell(row, "Бюджет сделки")).isNotEmpty();
            assertThat(cell(row, "Статус")).isNotEmpty();
        });
        return row;
    }

    int row(long lead) {
        return row(lead, Map.of());
    }

    String cell(int row, String header) {
        return world.tab.cell(row, header);
    }

    void type(int row, String header, String text) {
        world.tab.type(row, header, text);
    }

    LeadView lead(int row) {
        return world.crm.state().lead(Long.parseLong(cell(row, "ID"))).orElseThrow();
    }

    /** Changes a price and waits until the row shows it: whatever came before has been looked at then. */
    void passes(int row) {
        long price = lead(row).price() + 1;
        world.crm.ui().setPrice(lead(row).id(), price);
        World.eventually()
                .untilAsserted(() -> assertThat(cell(row, "Бюджет сделки")).isEqualTo(Long.toString(price)));
    }

    void shows(int row, String header, String text) {
        World.eventually().untilAsserted(() -> assertThat(cell(row, header)).isEqualTo(text));
    }

    void isAt(int row, long stage) {
        World.eventually().untilAsserted(() -> assertThat(lead(row).statusId()).isEqualTo(stage));
    }

    @Override
    public void close() {
        world.close();
    }
}
