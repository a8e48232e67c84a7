package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.mapping.Directory.Option;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;
import org.amosheets.sync.Policy;
import org.junit.jupiter.api.Test;

@Shows("F32")
class ChoicesTest {

    private static final Directory DIRECTORY = new Directory(
            List.of(
                    new Pipeline(
                            1,
                            "Sales",
                            true,
                            false,
                            List.of(
                                    new Status(9, 1, "Unsorted", 1, 10),
                                    new Status(142, 1, "Won", 0, 10_000),
                                    new Status(10, 1, "New", 0, 20))),
                    new Pipeline(2, "Old", false, true, List.of())),
            List.of(
                    new CustomField(7, "Kind", "", "select", List.of(new Option(1, "A"), new Option(2, "B"))),
                    new CustomField(8, "Day", "", "date", List.of())),
            List.of(),
            java.time.ZoneOffset.UTC);

    @Test
    void withoutRulesTheStatusesOfThePipelineAreOfferedInItsOrderAndNoneThatCannotBeChosen() {
        assertThat(tab(new Mapping()).choices("lead.status", new Context(1))).containsExactly("New", "Won");
        assertThat(tab(new Mapping()).choices("lead.pipeline", new Context(1))).containsExactly("Sales");
        assertThat(tab(new Mapping()).choices("lead.custom:Kind", new Context(1)))
                .containsExactly("A", "B");
        assertThat(tab(new Mapping()).choices("contact.name", new Context(1))).isEmpty();
    }

    @Test
    void withRulesTheirOwnValuesAreOffered() {
        Mapping mapping = new Mapping();
        mapping.setStatuses(List.of(
                Map.of("shown", "В процессе", "stages", List.of("New")),
                Map.of("shown", "Успешно", "stages", List.of("Won"))));
        assertThat(tab(mapping).choices("lead.status", new Context(1))).containsExactly("В процессе", "Успешно");
    }

    @Test
    void columnsOfPhonesAndDaysHaveAShape() {
        MappedTab tab = tab(new Mapping());
        assertThat(tab.shape("contact.phone")).isEqualTo(Shape.VERBATIM);
        assertThat(tab.shape("lead.price")).isEqualTo(Shape.WHOLE_NUMBER);
        assertThat(tab.shape("lead.custom:Day")).isEqualTo(Shape.DATE);
        assertThat(tab.shape("contact.name")).isEqualTo(Shape.ANY);
    }

    private static MappedTab tab(Mapping mapping) {
        mapping.setFields(List.of(
                Map.of("column", "name", "field", "contact.name"),
                Map.of("column", "phone", "field", "contact.phone"),
                Map.of("column", "price", "field", "lead.price"),
                Map.of("column", "status", "field", "lead.status"),
                Map.of("column", "pipeline", "field", "lead.pipeline"),
                Map.of("column", "kind", "field", "lead.custom:Kind"),
                Map.of("column", "day", "field", "lead.custom:Day")));
        return MappedTab.of(mapping, DIRECTORY, Policy.CRM, "RU");
    }
}
