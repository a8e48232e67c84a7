package org.amosheets.cli;

import java.util.ArrayList;
import java.util.List;
import org.amosheets.amocrm.Lead;
import org.amosheets.mapping.Directory;

/** A lead in one line: its id, name, price, stage, and what its custom fields hold. */
final class LeadLine {

    private LeadLine() {}

    static String of(Lead lead, Directory directory) {
        List<String> parts = new ArrayList<>();
        parts.add(lead.id() + "  " + lead.name());
        parts.add(Long.toString(lead.price()));
        directory.pipelines().stream()
                .filter(pipeline -> pipeline.id() == lead.pipelineId())
                .flatMap(pipeline -> pipeline.statuses().stream()
                        .filter(status -> status.id() == lead.statusId())
                        .map(status -> pipeline.name() + " → " + status.name()))
                .findFirst()
                .ifPresent(parts::add);
        directory.leadFields().stream()
                .filter(field -> lead.custom().containsKey(field.id()))
                .forEach(field -> parts.add(
                        field.name() + ": " + String.join(", ", lead.custom().getOrDefault(field.id(), List.of()))));
        return String.join("; ", parts);
    }
}
