package org.amosheets.mapping;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;
import org.amosheets.sync.Policy;

/** An order desk's account, and the newest rules for it. */
final class OrderDesk {

    static final long SALES = 10;
    static final long OTHER = 20;
    static final Context IN_SALES = new Context(SALES);
    static final Context IN_OTHER = new Context(OTHER);
    static final String STATUS = "lead.status";

    static final Directory ACCOUNT = new Directory(
            List.of(
                    new Pipeline(
                            SALES,
                            "Нилуфар - продажи",
                            true,
                            false,
                            List.of(
                                    new Status(100, SALES, "Неразобранное", 1, 10),
                                    new Status(101, SALES, "КОНСУЛЬТАЦИЯ", 0, 20),
                                    new Status(102, SALES, "NOMERATSIYALANMAGAN ZAKAZ", 0, 30),
                                    new Status(103, SALES, "Заказ без нумерации", 0, 40),
                                    new Status(104, SALES, "ЗАКАЗ ОТПРAВЛЕН", 0, 50),
                                    new Status(105, SALES, "Раздумье", 0, 60),
                                    new Status(106, SALES, "OTKAZ", 0, 70),
                                    new Status(107, SALES, "Проверка", 0, 80),
                                    new Status(142, SALES, "Успешно реализовано", 0, 10000),
                                    new Status(143, SALES, "Закрыто и не реализовано", 0, 11000))),
                    new Pipeline(
                            OTHER,
                            "Опт",
                            false,
                            false,
                            List.of(
                                    new Status(201, OTHER, "Заказ без нумерации", 0, 20),
                                    new Status(202, OTHER, "Отгрузка", 0, 30),
                                    new Status(142, OTHER, "Оплачено", 0, 10000),
                                    new Status(143, OTHER, "Отказ", 0, 11000)))),
            List.of(
                    Samples.field(1, "Заказ №", "text"),
                    Samples.field(2, "Дата заказа", "date"),
                    Samples.field(3, "Код сотрудника", "text"),
                    Samples.field(4, "Отгружен", "date_time")),
            List.of(),
            ZoneId.of("Europe/Moscow"));

    static final List<Map<String, Object>> STATUSES = List.of(
            Map.of("shown", "В процессе", "stages", List.of("NOMERATSIYALANMAGAN ZAKAZ", "Заказ без нумерации")),
            Map.of("shown", "У курера", "stages", "Заказ отправлен", "choose", "142", "notOver", "В процессе"),
            Map.of(
                    "shown",
                    "Успешно",
                    "stages",
                    List.of("Успешно", "Успешно реализовано"),
                    "choose",
                    "nothing",
                    "notOver",
                    "any",
                    "dropdown",
                    "true"),
            Map.of(
                    "shown",
                    "Отказ",
                    "stages",
                    List.of("OTKAZ", "Отказ", "Раздумье", "Закрыто и не реализовано"),
                    "choose",
                    List.of("OTKAZ", "Отказ")),
            Map.of("shown", "Консультация", "stages", "Консультация", "choose", "nothing"));

    private OrderDesk() {}

    static Mapping mapping() {
        Mapping mapping = new Mapping();
        mapping.setLanguage("ru");
        mapping.setFields(List.of(
                Map.of("column", "Статус", "field", "lead.status", "wins", "crm"),
                Map.of("column", "Воронка", "field", "lead.pipeline", "wins", "crm"),
                Map.of("column", "Компания", "field", "lead.company"),
                Map.of("column", "Контактный номер", "field", "contact.phones"),
                Map.of("column", "Дата заказа", "field", "lead.custom:Дата заказа", "orElse", "lead.createdAt"),
                Map.of("column", "Создана", "field", "lead.createdAt"),
                Map.of("column", "Отгружен", "field", "lead.custom:Отгружен"),
                Map.of("column", "Код сотрудника", "field", "lead.custom:Код сотрудника"),
                Map.of("column", "Заказ №", "field", "lead.custom:Заказ №")));
        mapping.setStatuses(STATUSES);
        mapping.setOrderNumber(Map.of("column", "Заказ №", "whileShown", "В процессе", "stage", "Заказ отправлен"));
        mapping.setStaff(Map.of("tab", "Staff", "code", "Код сотрудника"));
        mapping.setPipelines(List.of(Map.of("pipeline", "Нилуфар - продажи", "shown", "Нилуфар")));
        return mapping;
    }

    static MappedTab tab() {
        return tab(mapping -> {});
    }

    static MappedTab tab(Consumer<Mapping> change) {
        Mapping mapping = mapping();
        change.accept(mapping);
        return MappedTab.of(mapping, ACCOUNT, Policy.CRM, "UZ");
    }
}
