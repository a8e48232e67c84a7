package org.amosheets.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.mapping.Directory.Option;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;
import org.amosheets.sync.Policy;

/** An account and a mapping that know every kind of field. */
final class Samples {

    static final Context SALES = new Context(10);
    static final Context PARTNERS = new Context(20);

    static final Directory DIRECTORY = new Directory(
            List.of(
                    new Pipeline(
                            10,
                            "Продажи",
                            true,
                            false,
                            List.of(
                                    new Status(102, 10, "Переговоры", 0, 30),
                                    new Status(100, 10, "Неразобранное", 1, 10),
                                    new Status(101, 10, "Первичный контакт", 0, 20),
                                    new Status(142, 10, "Успешно реализовано", 0, 10000),
                                    new Status(143, 10, "Закрыто и не реализовано", 0, 11000))),
                    new Pipeline(
                            20,
                            "Партнёры",
                            false,
                            false,
                            List.of(
                                    new Status(201, 20, "Переговоры", 0, 20),
                                    new Status(202, 20, "Подписание договора", 0, 30),
                                    new Status(203, 20, "подписание договора", 0, 40),
                                    new Status(142, 20, "Won", 0, 10000))),
                    new Pipeline(30, "Старая", false, true, List.of(new Status(142, 30, "Won", 0, 10000)))),
            List.of(
                    field(1, "Регион", "select", "Москва", "Санкт-Петербург", "Ёлкино"),
                    field(2, "Продукты", "multiselect", "Стол", "Стул", "Шкаф, белый", "ООО \"Ромашка\""),
                    field(3, "Комментарий", "textarea"),
                    field(4, "Город", "text"),
                    field(5, "Вес", "numeric"),
                    field(6, "Оплачено", "checkbox"),
                    field(7, "Дата доставки", "date"),
                    field(8, "Встреча", "date_time"),
                    field(9, "Сайт", "url"),
                    field(11, "Файл", "file"),
                    field(12, "Дубль", "text"),
                    field(13, "Дубль", "text"),
                    field(14, "Второй телефон", "text"),
                    field(15, "Канал", "radiobutton", "Звонок", "Почта"),
                    field(16, "Аванс", "monetary")),
            List.of(field(77, "Должность", "text"), field(78, "День рождения", "birthday")),
            ZoneId.of("Europe/Moscow"));

    static final List<Map<String, Object>> FIELDS = List.of(
            line("Сделка", "lead.name"),
            line("Бюджет", "lead.price"),
            line("Воронка", "lead.pipeline"),
            line("Статус", "lead.status"),
            line("Имя", "contact.name"),
            line("Телефон", "contact.phone"),
            line("Email", "contact.email"),
            line("Регион", "lead.custom:регион"),
            line("Продукты", "lead.custom:2"),
            line("Комментарий", "lead.custom:Комментарий"),
            line("Город", "lead.custom:Город"),
            line("Вес", "lead.custom:Вес"),
            line("Оплачено", "lead.custom:Оплачено"),
            line("Доставка", "lead.custom:Дата доставки"),
            line("Встреча", "lead.custom:Встреча"),
            line("Сайт", "lead.custom:Сайт"),
            Map.of("column", "Второй телефон", "field", "lead.custom:Второй телефон", "as", "phone"),
            line("Канал", "lead.custom:Канал"),
            line("Аванс", "lead.custom:Аванс"),
            line("Должность", "contact.custom:Должность"),
            line("Родился", "contact.custom:78"));

    private Samples() {}

    static Mapping mapping() {
        return mapping(FIELDS);
    }

    static Mapping mapping(List<Map<String, Object>> fields) {
        Mapping mapping = new Mapping();
        mapping.setLanguage("ru");
        mapping.setLeadName("Сделка по {Имя}");
        mapping.setFields(fields);
        mapping.setService(Map.of("leadId", "lead_id"));
        return mapping;
    }

    static MappedTab tab() {
        return tab(mapping());
    }

    static MappedTab tab(Mapping mapping) {
        return MappedTab.of(mapping, DIRECTORY, Policy.CRM, "RU");
    }

    static Map<String, Object> line(String column, String field) {
        return Map.of("column", column, "field", field);
    }

    static CustomField field(long id, String name, String type, String... options) {
        List<Option> all = new ArrayList<>();
        for (String option : options) {
            all.add(new Option(id * 100 + all.size(), option));
        }
        return new CustomField(id, name, "", type, all);
    }
}
