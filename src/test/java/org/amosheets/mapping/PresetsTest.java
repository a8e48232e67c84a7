package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.amosheets.config.YamlWithLists;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Policy;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"deals", "deals-ru", "simple", "orders", "orders-2026-02"})
    void aPresetAsCamelLoadsItHasNoFaults(String preset) throws Exception {
        assertThat(load(preset).faults()).isEmpty();
    }

    @Test
    @Shows("D002-18")
    void dealsMapsTheEnglishHeaders() throws Exception {
        Mapping deals = load("deals");
        assertThat(deals.language()).isEqualTo(Locale.ENGLISH);
        assertThat(deals.leadName()).isEqualTo("{name}");
        assertThat(deals.appendsNewLeads()).isFalse();
        assertThat(deals.fields())
                .extracting(FieldMapping::column, FieldMapping::field, FieldMapping::as)
                .containsExactly(
                        tuple("name", "contact.name", "text"),
                        tuple("phone", "contact.phone", "phone"),
                        tuple("email", "contact.email", "email"),
                        tuple("budget", "lead.price", "money"),
                        tuple("status", "lead.status", "status"));
        assertThat(deals.fields().get(4).wins()).contains(Policy.CRM);
        assertThat(deals.service())
                .isEqualTo(new ServiceColumns(
                        "amo_deal_id", "amo_contact_id", "amo_link", "external_id", "sync_note", "sync_key"));
    }

    @Test
    void dealsRuMapsTheRussianHeadersAndTheirOlderVariants() throws Exception {
        Mapping deals = load("deals-ru");
        assertThat(deals.language()).isEqualTo(Locale.forLanguageTag("ru"));
        assertThat(deals.fields())
                .extracting(FieldMapping::column)
                .containsExactly("Имя", "Телефон", "Email", "Сумма", "Статус", "Воронка");
        assertThat(deals.service()).isEqualTo(new ServiceColumns("lead_id", "", "", "", "sync_note", "sync_key"));

        List<String> header = List.of("lead_id", "Имя", "Телефон (Контакт)", "Email (Контакт)", "Сумма", "Статус");
        MappedTab tab = MappedTab.of(deals, Samples.DIRECTORY, Policy.CRM, "RU", header::contains);
        assertThat(tab.column("contact.phone")).isEqualTo("Телефон (Контакт)");
        assertThat(tab.column("contact.email")).isEqualTo("Email (Контакт)");
        assertThat(tab.rules()).hasSize(5);
    }

    @Test
    void simpleMapsAnEmailAndAnAmountAndNamesNoRowByItsNumber() throws Exception {
        Mapping simple = load("simple");
        assertThat(simple.fields())
                .extracting(FieldMapping::column, FieldMapping::field, FieldMapping::as, FieldMapping::required)
                .containsExactly(
                        tuple("email", "contact.email", "email", true), tuple("amount", "lead.price", "money", false));
        assertThat(simple.leadName()).isEqualTo("Сделка {email}");
        assertThat(simple.service()).isEqualTo(new ServiceColumns("amo_deal_id", "", "", "", "sync_note", "sync_key"));
    }

    @ParameterizedTest
    @Shows("F37")
    @ValueSource(strings = {"orders", "orders-2026-02"})
    void ordersMapsTheHeadersOfTheOrderDesk(String preset) throws Exception {
        Mapping orders = load(preset);
        List<String> headers = new ArrayList<>(
                orders.fields().stream().map(FieldMapping::column).toList());
        headers.add(orders.service().leadId());
        assertThat(headers)
                .containsExactlyInAnyOrder(
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
                        "Статус");
        assertThat(orders.appendsNewLeads()).isTrue();
        assertThat(orders.staff()).isEqualTo(new StaffTab("Staff", "Код сотрудника"));
        assertThat(orders.statuses().dropdown())
                .containsExactlyInAnyOrder("В процессе", "У курера", "Успешно", "Отказ");
    }

    @Test
    @Shows({"F31", "F33", "F34", "F35"})
    void bothRuleSetsOfTheOrderDeskAreReady() throws Exception {
        Mapping newest = load("orders");
        Mapping older = load("orders-2026-02");
        assertThat(newest.statuses().shownAs("У курера").orElseThrow().choose()).containsExactly("142");
        assertThat(newest.statuses().shownAs("Успешно").orElseThrow().choose()).isEmpty();
        assertThat(newest.statuses().shownAs("Отказ").orElseThrow().stages()).contains("Раздумье", "Думка");
        assertThat(newest.orderNumber())
                .isEqualTo(new OrderNumber("Заказ №", "В процессе", List.of("Заказ отправлен")));
        for (String sentOff : List.of("У курера", "Успешно")) {
            assertThat(older.statuses().shownAs(sentOff).orElseThrow().choose()).containsExactly("Заказ отправлен");
            assertThat(older.statuses().shownAs(sentOff).orElseThrow().notOver())
                    .isEmpty();
        }
        assertThat(older.statuses().lines()).noneMatch(line -> line.stages().contains("Раздумье"));
        assertThat(older.orderNumber()).isEqualTo(OrderNumber.NONE);
    }

    @Test
    void theConditionsForNewRowsAreLoadedAsTheyAreWritten() throws Exception {
        String conditions = "appendWhen: { pipelines: Прод, statuses: [Переговоры, 142], createdAfter: 01.01.2026 }";
        Mapping mapping = load(ResourceHelper.fromString("good.camel.yaml", yaml(conditions)), "bad");
        assertThat(mapping.appendWhen())
                .isEqualTo(new AppendWhen("Прод", List.of(), List.of("Переговоры", "142"), "01.01.2026"));
        Mapping byList = load(
                ResourceHelper.fromString("good.camel.yaml", yaml("appendWhen: { pipelines: [Продажи, 20] }")), "bad");
        assertThat(byList.appendWhen().pipelines()).containsExactly("Продажи", "20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"langage: ru", "fields: hello", "service: hello", "newLeads: { a: b }"})
    void aWrongWordOrShapeIsNotTakenInSilence(String properties) {
        assertThatThrownBy(() -> load(ResourceHelper.fromString("bad.camel.yaml", yaml(properties)), "bad"))
                .hasStackTraceContaining("bad");
    }

    @Test
    void aWrongLineIsToldAsAFault() throws Exception {
        String properties = "fields: [ a, { column: x, field: [ 1 ] }, { column: phone, field: contact.phone } ]";
        Mapping mapping = load(ResourceHelper.fromString("bad.camel.yaml", yaml(properties)), "bad");
        assertThat(mapping.faults()).hasSize(2);
        assertThat(mapping.fields()).hasSize(1);
    }

    private static String yaml(String properties) {
        return "- beans:\n    - name: bad\n      type: org.amosheets.mapping.Mapping\n      properties:\n        "
                + properties;
    }

    private static Mapping load(String preset) throws Exception {
        Path file = Path.of("routes/mappings", preset + ".camel.yaml");
        return load(ResourceHelper.fromString(file.getFileName().toString(), Files.readString(file)), preset);
    }

    private static Mapping load(Resource resource, String bean) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("yamlWithLists", new YamlWithLists());
            camel.start();
            PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
            return Objects.requireNonNull(camel.getRegistry().lookupByNameAndType(bean, Mapping.class));
        }
    }
}
