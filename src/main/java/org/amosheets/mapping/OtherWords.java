package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a mapping's YAML says of order numbers, staff and pipelines' names. */
final class OtherWords {

    private final Map<?, ?> orderNumber;
    private final Map<?, ?> staff;
    private final List<?> pipelines;

    OtherWords(Map<?, ?> orderNumber, Map<?, ?> staff, List<?> pipelines) {
        this.orderNumber = orderNumber;
        this.staff = staff;
        this.pipelines = pipelines;
    }

    OrderNumber orderNumber() {
        if (orderNumber.isEmpty()) {
            return OrderNumber.NONE;
        }
        YamlLine line = new YamlLine("orderNumber", orderNumber, new ArrayList<>());
        return new OrderNumber(line.text("column"), line.text("whileShown"), line.texts("stage"));
    }

    StaffTab staff() {
        YamlLine line = new YamlLine("staff", staff, new ArrayList<>());
        return staff.isEmpty() ? StaffTab.NONE : new StaffTab(line.text("tab"), line.text("code"));
    }

    Map<String, String> pipelines() {
        Map<String, String> names = new LinkedHashMap<>();
        for (YamlLine line : YamlLine.of("pipelines", pipelines, new ArrayList<>())) {
            if (!line.text("shown").isEmpty()) {
                line.texts("pipeline").forEach(pipeline -> names.put(pipeline, line.text("shown")));
            }
        }
        return names;
    }

    List<String> faults(List<FieldMapping> fields) {
        List<String> faults = new ArrayList<>();
        Set<String> taken = new java.util.HashSet<>();
        for (YamlLine line : YamlLine.of("pipelines", pipelines, faults)) {
            line.allow(Set.of("pipeline", "shown"));
            if (line.texts("pipeline").isEmpty() || line.text("shown").isEmpty()) {
                line.fault("it should read { pipeline: …, shown: … }");
            }
            for (String pipeline : line.texts("pipeline")) {
                if (!taken.add(LookAlikes.fold(pipeline))) {
                    line.fault("the pipeline " + pipeline + " is named twice");
                }
            }
        }
        if (!orderNumber.isEmpty()) {
            YamlLine line = new YamlLine("orderNumber", orderNumber, faults);
            line.allow(Set.of("column", "whileShown", "stage"));
            if (!isCustom(fields, line.text("column"))) {
                line.fault("column: " + line.text("column") + " is no column of a custom field of leads");
            }
            if (line.text("whileShown").isEmpty() || line.texts("stage").isEmpty()) {
                line.fault("it should read { column: …, whileShown: …, stage: … }");
            }
        }
        if (!staff.isEmpty()) {
            YamlLine line = new YamlLine("staff", staff, faults);
            line.allow(Set.of("tab", "code"));
            if (line.text("tab").isEmpty() || !isCustom(fields, line.text("code"))) {
                line.fault("it should read { tab: …, code: … }, with a column of a custom field of leads as code");
            }
        }
        return faults;
    }

    private static boolean isCustom(List<FieldMapping> fields, String column) {
        return fields.stream()
                .anyMatch(field -> field.named(column) && field.field().startsWith(CustomFields.LEAD));
    }
}
