package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Cell;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Policy;
import org.amosheets.sync.Problem.Code;
import org.amosheets.sync.SheetValue;
import org.junit.jupiter.api.Test;

/** The columns that only an order desk has. */
class OrderColumnsTest {

    private final MappedTab tab = OrderDesk.tab();

    @Test
    @Shows({"F38", "D004-42"})
    void allPhonesStandInOneCellInOneSpelling() {
        assertThat(tab.canonical("contact.phones", List.of("90 111-22-33", "+998 (90) 444 55 66", "901112233")))
                .containsExactly("+998901112233, +998904445566");
        SheetValue read = tab.read("contact.phones", Cell.text("998901112233; 90 444 55 66"), OrderDesk.IN_SALES);
        assertThat(read.canonical()).isEqualTo("+998901112233, +998904445566");
        assertThat(MappedTab.phones(read.canonical())).containsExactly("+998901112233", "+998904445566");
        assertThat(tab.canonical("contact.phones", List.of())).isEmpty();
        assertThat(tab.canonical("contact.phones", List.of("901112233, ;")))
                .as("nothing between two separators is no phone")
                .containsExactly("+998901112233");
        assertThat(tab.toCrm("contact.phones", read.canonical())).containsExactly("+998901112233", "+998904445566");
        assertThat(tab.render("contact.phones", read.canonical(), OrderDesk.IN_SALES))
                .isEqualTo(Cell.text(read.canonical()));
        assertThat(tab.shape("contact.phones")).isEqualTo(Shape.VERBATIM);
        assertThat(tab.crmField("contact.phones")).isEqualTo("phone");
    }

    @Test
    void whatIsNoPhoneAmongSeveralIsAProblem() {
        assertThat(code(tab.read("contact.phones", Cell.text("901112233, нет"), OrderDesk.IN_SALES)))
                .isEqualTo(Code.NOT_A_PHONE);
    }

    @Test
    @Shows({"F38", "F40"})
    void aColumnThatOnlyShowsSaysSoWhereItIsTypedOver() {
        assertThat(code(tab.read("lead.company", Cell.text("ООО Ромашка"), OrderDesk.IN_SALES)))
                .isEqualTo(Code.READ_ONLY);
        assertThat(code(tab.read("contact.phones", Cell.text("901112233"), OrderDesk.IN_SALES)))
                .isEqualTo(Code.READ_ONLY);
        assertThat(tab.read("lead.company", Cell.EMPTY, OrderDesk.IN_SALES)).isEqualTo(SheetValue.of(""));
        assertThat(tab.canBeCleared("lead.company")).isFalse();
        assertThat(tab.shape("lead.createdAt")).isEqualTo(Shape.DATE_TIME);
        assertThat(tab.toCrm("lead.company", "ООО Ромашка")).containsExactly("ООО Ромашка");
        assertThat(tab.rules())
                .filteredOn(rule -> tab.isReadOnly(rule.field()))
                .extracting(FieldRule::policy)
                .containsOnly(Policy.CRM);
    }

    @Test
    @Shows("F38")
    void aColumnThatOnlyShowsIsReadAsWhatItShows() {
        ReadOnly phones = new ReadOnly("Телефоны", new PhonesConverter(new PhoneConverter("Телефоны", "UZ")));
        assertThat(phones.canonical("90 111-22-33; ")).isEqualTo("+998901112233");
        assertThat(phones.shows(Cell.text("90 111-22-33"), "+998901112233", OrderDesk.IN_SALES))
                .isTrue();
        assertThat(phones.shows(Cell.text("90 111-22-34"), "+998901112233", OrderDesk.IN_SALES))
                .isFalse();
    }

    @Test
    @Shows({"F42", "D004-31"})
    void momentsAreInTheZoneOfTheSheetAndDaysInTheAccounts() {
        MappedTab there = OrderDesk.tab(mapping -> mapping.override(zone("Asia/Tashkent")));
        String moment = "1767200400"; // 2025-12-31 20:00 in Moscow, 22:00 in Tashkent
        assertThat(tab.canonical("lead.custom:Отгружен", List.of(moment))).containsExactly("2025-12-31T20:00");
        assertThat(there.canonical("lead.custom:Отгружен", List.of(moment))).containsExactly("2025-12-31T22:00");
        assertThat(there.toCrm("lead.custom:Отгружен", "2025-12-31T22:00")).containsExactly("2025-12-31T22:00+05:00");
        assertThat(there.render("lead.createdAt", "2025-12-31T22:00", OrderDesk.IN_SALES))
                .isEqualTo(Cell.text("31.12.2025 22:00"));
        assertThat(there.canonical("lead.custom:Дата заказа", List.of("1767214800")))
                .as("midnight in Moscow")
                .containsExactly("2026-01-01");
        assertThat(there.zone()).isEqualTo(ZoneId.of("Asia/Tashkent"));
        assertThat(tab.zone()).isEqualTo(ZoneId.of("Europe/Moscow"));
    }

    @Test
    @Shows("F37")
    void aDateMayFallBackToTheDayOfCreation() {
        assertThat(tab.orElse("lead.custom:Дата заказа")).isEqualTo("lead.createdAt");
        assertThat(tab.canonical("lead.custom:Дата заказа", List.of("21.11.2026 10:30")))
                .containsExactly("2026-11-21");
        Mapping wrong = Samples.mapping(List.of(
                Map.of("column", "a", "field", "contact.name", "orElse", "lead.createdAt"),
                Map.of("column", "b", "field", "lead.custom:1", "orElse", "lead.price")));
        assertThat(wrong.faults()).hasSize(2).allMatch(fault -> fault.contains("orElse"));
    }

    @Test
    @Shows({"F35", "D004-29"})
    void theOrderNumberIsAFieldAndAStageByNameOrId() {
        OrderRule rule = tab.orderRule().orElseThrow();
        assertThat(rule.field()).isEqualTo("lead.custom:Заказ №");
        assertThat(rule.isShown("10:=В процессе")).isTrue();
        assertThat(rule.isShown("10:=Отказ")).isFalse();
        assertThat(rule.isShown(":=В процессе")).as("of no pipeline").isFalse();
        assertThat(rule.stage(OrderDesk.SALES)).contains("10:104");
        assertThat(rule.stage(OrderDesk.OTHER)).isEmpty();

        MappedTab own = OrderDesk.tab(mapping -> mapping.override(new Overrides(
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.of("1"),
                Optional.of("107"),
                Optional.empty())));
        OrderRule other = own.orderRule().orElseThrow();
        assertThat(other.field()).isEqualTo("lead.custom:1");
        assertThat(own.column(other.field())).isEqualTo("Заказ №");
        assertThat(other.stage(OrderDesk.SALES)).contains("10:107");
    }

    @Test
    void wordsOfOrdersAndStaffThatFitNothingAreFaults() {
        Mapping mapping = OrderDesk.mapping();
        mapping.setOrderNumber(Map.of("column", "Статус", "whileShown", "", "stage", "x", "when", "y"));
        mapping.setStaff(Map.of("tab", "Staff", "code", "Нет", "colour", "red"));
        mapping.setPipelines(List.of(
                Map.of("pipeline", "a"), Map.of("pipeline", List.of("b", "", " ", "B"), "shown", "c", "hidden", "d")));
        assertThat(mapping.faults())
                .anyMatch(fault -> fault.contains("orderNumber: column: Статус is no column"))
                .anyMatch(fault -> fault.contains("orderNumber: it should read"))
                .anyMatch(fault -> fault.contains("orderNumber: unknown word when"))
                .anyMatch(fault -> fault.contains("staff: it should read"))
                .anyMatch(fault -> fault.contains("pipelines, line 1: it should read"))
                .anyMatch(fault -> fault.contains("staff: unknown word colour"))
                .anyMatch(fault -> fault.contains("pipelines, line 2: unknown word hidden"))
                .anyMatch(fault -> fault.contains("the pipeline B is named twice"))
                .hasSize(8);
    }

    @Test
    @Shows("F39")
    void theStaffsTabIsTheMappings() {
        assertThat(tab.staff()).isEqualTo(new StaffTab("Staff", "Код сотрудника"));
    }

    private static Overrides zone(String id) {
        return new Overrides(
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ZoneId.of(id)));
    }

    private static Code code(SheetValue value) {
        return Objects.requireNonNull(value.problem(), () -> "no problem with " + value)
                .code();
    }
}
