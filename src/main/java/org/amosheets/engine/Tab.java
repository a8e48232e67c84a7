package org.amosheets.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.amosheets.amocrm.Lead;
import org.amosheets.mapping.Context;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.MappedTab;
import org.amosheets.mapping.NewLeads;
import org.amosheets.mapping.ServiceColumns;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sync.Cell;
import org.amosheets.sync.FieldRule;

/**
 * The mapping in force, joined with the account's names.
 *
 * @param required fields that a row has to fill before it becomes a lead
 * @param pipelineId where new leads go
 * @param statusId the status of new leads
 * @param references reads the names of what leads refer to
 * @param newLeads which leads without a row get one
 */
record Tab(
        MappedTab mapped,
        ServiceColumns service,
        List<String> required,
        Directory directory,
        long pipelineId,
        long statusId,
        References references,
        NewLeads newLeads) {

    /** Adds to the names that are known those that these leads need beyond them. */
    void lookUp(Lookups known, Collection<Lead> leads) {
        references.read(known, mapped, leads);
    }

    /** The columns whose content is the row's own: what a person types, and the lead's id. */
    List<String> contentColumns() {
        List<String> columns = new ArrayList<>();
        for (FieldRule rule : mapped.rules()) {
            columns.add(mapped.column(rule.field()));
        }
        if (!service.leadId().isEmpty()) {
            columns.add(service.leadId());
        }
        return columns;
    }

    /** The service columns that the mapping names. */
    List<String> serviceColumns() {
        return List.of(
                        service.leadId(),
                        service.contactId(),
                        service.link(),
                        service.externalId(),
                        service.note(),
                        service.key())
                .stream()
                .filter(column -> !column.isEmpty())
                .toList();
    }

    List<String> absentServiceColumns(Header header) {
        return serviceColumns().stream().filter(column -> !header.has(column)).toList();
    }

    boolean hasServiceColumns(Header header) {
        return absentServiceColumns(header).isEmpty();
    }

    boolean isBlank(Header header, SheetRow row) {
        return contentColumns().stream()
                .allMatch(column -> row.cell(header, column).isBlank());
    }

    String key(Header header, SheetRow row) {
        return row.cell(header, service.key()).text().strip();
    }

    /** The lead's id in the row's id cell; empty where the cell is blank, -1 where it holds no id. */
    Optional<Long> leadId(Header header, SheetRow row) {
        Cell cell = service.leadId().isEmpty() ? Cell.EMPTY : row.cell(header, service.leadId());
        if (cell.isBlank()) {
            return Optional.empty();
        }
        String text = cell.text().strip();
        boolean id = text.length() <= 18 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return Optional.of(id ? Long.parseLong(text) : -1L);
    }

    Optional<FieldRule> rule(String field) {
        return mapped.rules().stream()
                .filter(rule -> rule.field().equals(field))
                .findFirst();
    }

    boolean maps(String field) {
        return rule(field).isPresent();
    }

    boolean mapsContact() {
        return mapped.rules().stream().anyMatch(FieldRule::ofContact);
    }

    Context context(long pipeline) {
        return new Context(pipeline == 0 ? pipelineId : pipeline);
    }

    /** Fields that a row has to fill before it becomes a lead. */
    List<String> requiredFields() {
        return required;
    }
}
