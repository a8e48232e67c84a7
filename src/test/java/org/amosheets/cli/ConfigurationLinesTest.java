package org.amosheets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;
import org.amosheets.mapping.MappedTab;
import org.amosheets.mapping.Mapping;
import org.amosheets.sync.Policy;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

@Shows("F58")
class ConfigurationLinesTest {

    private static final Directory ACCOUNT = new Directory(
            List.of(
                    new Pipeline(
                            1,
                            "Продажи",
                            true,
                            false,
                            List.of(new Status(10, 1, "Неразобранное", 1, 10), new Status(11, 1, "Новая", 0, 20))),
                    new Pipeline(2, "Старая", false, true, List.of(new Status(21, 2, "Этап", 0, 10)))),
            List.of(
                    new CustomField(5, "Регион", "", "text", List.of()),
                    new CustomField(6, "Тип: \"особый\" # \\", "", "text", List.of()),
                    new CustomField(7, "Дата", "", "date", List.of()),
                    new CustomField(8, "дата ", "", "date", List.of()),
                    new CustomField(9, "2024", "", "text", List.of())),
            List.of(
                    new CustomField(30, "Телефон", "PHONE", "multitext", List.of()),
                    new CustomField(31, "Должность", "POSITION", "text", List.of())),
            ZoneOffset.UTC);

    @Test
    void newLeadsMayGoToEveryPipelineInUseAndEveryStatusThatTakesThem() {
        assertThat(ConfigurationLines.settings(ACCOUNT))
                .containsExactly("AMO_PIPELINE_ID=1 # Продажи", "AMO_STATUS_ID=11 # Новая");
    }

    @Test
    void aFieldWhoseNameIsSharedOrReadsAsAnIdIsNamedById() {
        assertThat(ConfigurationLines.mapping(ACCOUNT))
                .contains(
                        "- { column: \"Регион\", field: \"lead.custom:Регион\" }",
                        "- { column: \"Дата\", field: \"lead.custom:7\" }",
                        "- { column: \"2024\", field: \"lead.custom:9\" }",
                        "- { column: \"Должность\", field: \"contact.custom:Должность\" }")
                .noneMatch(line -> line.contains("Телефон"));
    }

    @Test
    void theFieldOfTheRowsKeyIsTheServicesOwnAndNotOffered() {
        Directory account = new Directory(
                List.of(),
                List.of(
                        new CustomField(5, "Регион", "", "text", List.of()),
                        new CustomField(6, "SHEET_ROW", "SHEET_ROW", "text", List.of())),
                List.of(),
                ZoneOffset.UTC);

        assertThat(ConfigurationLines.mapping(account))
                .containsExactly("- { column: \"Регион\", field: \"lead.custom:Регион\" }");
    }

    @Test
    void everyLineCanBeCopiedIntoAMappingAndMeansTheFieldItWasMadeOf() {
        List<Map<String, Object>> lines = new Yaml().load(String.join("\n", ConfigurationLines.mapping(ACCOUNT)));
        // Two columns of a sheet have to differ; these two differ in their blanks only.
        lines.get(3).put("column", "Другая дата");
        Mapping mapping = new Mapping();
        mapping.setFields(lines);

        assertThat(mapping.faults()).isEmpty();
        MappedTab tab = MappedTab.of(mapping, ACCOUNT, Policy.CRM, "RU");
        assertThat(tab.faults()).isEmpty();
        assertThat(tab.rules().stream().map(rule -> tab.crmField(rule.field())))
                .containsExactly("custom:5", "custom:6", "custom:7", "custom:8", "custom:9", "custom:31");
    }
}
