package org.amosheets.sandbox.amocrm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fresh sandbox account holds: two pipelines, three users, and fields of every type that the service maps. */
public final class SampleAccount {

    public static final long ACCOUNT_ID = 32427762;
    public static final String SUBDOMAIN = "sandbox";

    public static final long ADMIN = 10_000_698;
    public static final long MANAGER = 10_000_699;
    public static final long FORMER_MANAGER = 10_000_700;

    public static final long SALES = 3_177_727;
    public static final long SALES_UNSORTED = 32_392_156;
    public static final long SALES_NEW = 32_392_159;
    public static final long SALES_WORK = 32_392_162;
    public static final long SALES_TALKS = 32_392_165;

    public static final long WHOLESALE = 3_177_730;
    public static final long WHOLESALE_UNSORTED = 32_392_176;
    public static final long WHOLESALE_REQUEST = 32_392_179;
    public static final long WHOLESALE_INVOICE = 32_392_182;

    public static final long REGION = 294_471;
    public static final long SOURCE = 294_473;
    public static final long DELIVERY_DATE = 294_475;
    public static final long QUANTITY = 294_477;
    public static final long GOODS_TAGS = 294_479;
    public static final long PAID = 294_481;

    public static final long POSITION = 186_301;
    public static final long PHONE = 186_303;
    public static final long EMAIL = 186_305;

    private SampleAccount() {}

    static List<Pipeline> pipelines() {
        return List.of(
                pipeline(
                        SALES,
                        "Продажи",
                        true,
                        SALES_UNSORTED,
                        new Status(SALES_NEW, "Новая заявка", 20, 0),
                        new Status(SALES_WORK, "В работе", 30, 0),
                        new Status(SALES_TALKS, "Согласование", 40, 0)),
                pipeline(
                        WHOLESALE,
                        "Опт",
                        false,
                        WHOLESALE_UNSORTED,
                        new Status(WHOLESALE_REQUEST, "Запрос", 20, 0),
                        new Status(WHOLESALE_INVOICE, "Счёт выставлен", 30, 0)));
    }

    private static Pipeline pipeline(long id, String name, boolean main, long unsorted, Status... open) {
        List<Status> statuses = new ArrayList<>();
        statuses.add(new Status(unsorted, "Неразобранное", 10, 1));
        statuses.addAll(List.of(open));
        statuses.add(new Status(Status.WON, "Успешно реализовано", 10_000, 0));
        statuses.add(new Status(Status.LOST, "Закрыто и не реализовано", 11_000, 0));
        return new Pipeline(id, name, main ? 1 : 2, main, false, statuses);
    }

    static List<User> users() {
        return List.of(
                new User(ADMIN, "Администратор", "admin@sandbox.test", true, true),
                new User(MANAGER, "Менеджер", "manager@sandbox.test", false, true),
                new User(FORMER_MANAGER, "Бывший менеджер", "former@sandbox.test", false, false));
    }

    static List<CustomField> leadFields() {
        return List.of(
                field(REGION, "Регион", null, "text", "leads", 1),
                field(SOURCE, "Источник", null, "select", "leads", 2, "Сайт", "Звонок", "Выставка"),
                field(DELIVERY_DATE, "Дата доставки", null, "date", "leads", 3),
                field(QUANTITY, "Количество", null, "numeric", "leads", 4),
                field(GOODS_TAGS, "Теги товара", null, "multiselect", "leads", 5, "Хрупкое", "Срочно", "Опт"),
                field(PAID, "Оплачено", null, "checkbox", "leads", 6));
    }

    static List<CustomField> contactFields() {
        return List.of(
                field(POSITION, "Должность", "POSITION", "text", "contacts", 1),
                multitext(PHONE, "Телефон", "PHONE", 2, "WORK", "WORKDD", "MOB", "FAX", "HOME", "OTHER"),
                multitext(EMAIL, "Email", "EMAIL", 3, "WORK", "PRIV", "OTHER"));
    }

    private static CustomField field(
            long id, String name, @Nullable String code, String type, String entity, int sort, String... labels) {
        List<EnumOption> options = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            options.add(new EnumOption(id * 10 + i, labels[i], null, i + 1));
        }
        return new CustomField(id, name, code, type, entity, false, code != null, sort, options);
    }

    private static CustomField multitext(long id, String name, String code, int sort, String... kinds) {
        List<EnumOption> options = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            // For phone and e-mail the label and the code are one and the same word.
            options.add(new EnumOption(id * 10 + i, kinds[i], kinds[i], i + 1));
        }
        return new CustomField(id, name, code, "multitext", "contacts", false, true, sort, options);
    }
}
