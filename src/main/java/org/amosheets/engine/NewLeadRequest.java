package org.amosheets.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.amosheets.amocrm.EntityWrite;
import org.amosheets.amocrm.NewLead;
import org.amosheets.mapping.Directory.Status;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/** Builds what is sent to amoCRM for a new row. */
final class NewLeadRequest {

    private static final String PHONE = "contact.phone";
    private static final String PHONES = "contact.phones";

    private NewLeadRequest() {}

    static NewLead of(Batch batch, BatchRow row, long contactId) {
        Map<String, List<String>> lead = fields(batch, row, false);
        lead.computeIfAbsent("name", name -> List.of(leadName(batch, row)));
        lead.put("status", List.of(stage(batch, row)));
        lead.remove("pipeline");
        return new NewLead(
                new EntityWrite(0, row.key, lead),
                contactId,
                newContact(batch, row, contactId, fields(batch, row, true)));
    }

    /** What is sent, as the row shows it; the status too where the row leaves it open, as nobody chose another. */
    static Map<String, String> shown(Batch batch, BatchRow row) {
        Map<String, String> shown = new TreeMap<>();
        row.values.forEach((field, value) -> {
            if (!value.canonical().isEmpty() && !onlyShown(batch, field)) {
                shown.put(field, value.canonical());
            }
        });
        String status = status(batch, row);
        shown.put("lead.status", status);
        shown.put("lead.pipeline", status.substring(0, status.indexOf(':')));
        return shown;
    }

    /** What a new row holds in a column that only shows something is not sent; but its phones are the contact's. */
    static boolean onlyShown(Batch batch, String field) {
        return batch.tab.mapped().isReadOnly(field) && !field.equals(PHONES);
    }

    /** The stage that is sent, as {@code pipelineId:stageId}. */
    private static String stage(Batch batch, BatchRow row) {
        String wanted = canonical(row, "lead.status");
        return wanted.isEmpty()
                ? configured(batch, row)
                : batch.tab.mapped().toCrm("lead.status", wanted).get(0);
    }

    /** The status, canonical, that the row asks for, else the first open one of the pipeline that it asks for, else the configured one. */
    static String status(Batch batch, BatchRow row) {
        String wanted = canonical(row, "lead.status");
        return wanted.isEmpty()
                ? batch.tab
                        .mapped()
                        .canonical("lead.status", List.of(configured(batch, row)))
                        .get(0)
                : wanted;
    }

    private static String configured(Batch batch, BatchRow row) {
        String pipeline = canonical(row, "lead.pipeline");
        if (pipeline.isEmpty() || Long.parseLong(pipeline) == batch.tab.pipelineId()) {
            return batch.tab.pipelineId() + ":" + batch.tab.statusId();
        }
        return batch.tab.directory().pipelines().stream()
                .filter(candidate -> Long.toString(candidate.id()).equals(pipeline))
                .flatMap(candidate -> candidate.statuses().stream())
                .filter(status -> status.type() == 0 && status.id() != 142 && status.id() != 143)
                .min(Comparator.comparingInt(Status::sort))
                .map(status -> pipeline + ":" + status.id())
                .orElse(pipeline + ":142");
    }

    static String leadName(Batch batch, BatchRow row) {
        return batch.tab
                .mapped()
                .leadName(column -> column.equals("row")
                        ? org.amosheets.sync.Cell.text(Integer.toString(row.number()))
                        : row.read.cell(batch.header, column));
    }

    /** Where the row names nobody: by what reaches them, as a lead's name would be false of the person's next lead. */
    private static String contactName(Batch batch, BatchRow row) {
        boolean reached = !canonical(row, "contact.phone").isEmpty()
                || !canonical(row, "contact.email").isEmpty();
        return reached
                ? batch.tab.mapped().leadName("", column -> row.read.cell(batch.header, column))
                : leadName(batch, row);
    }

    private static @Nullable EntityWrite newContact(
            Batch batch, BatchRow row, long contactId, Map<String, List<String>> fields) {
        if (contactId != 0 || fields.isEmpty()) {
            return null;
        }
        fields.computeIfAbsent("name", name -> List.of(contactName(batch, row)));
        return new EntityWrite(0, row.key, fields);
    }

    static boolean hasContact(Batch batch, BatchRow row) {
        return !fields(batch, row, true).isEmpty();
    }

    /** A contact of the row's own, for a lead that has none. */
    static EntityWrite contact(Batch batch, BatchRow row) {
        Map<String, List<String>> fields = fields(batch, row, true);
        fields.computeIfAbsent("name", name -> List.of(contactName(batch, row)));
        return new EntityWrite(0, row.key, fields);
    }

    private static Map<String, List<String>> fields(Batch batch, BatchRow row, boolean ofContact) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (FieldRule rule : batch.tab.mapped().rules()) {
            SheetValue value = row.values.get(rule.field());
            boolean sent = value != null && value.problem() == null && !rule.isEmpty(value.canonical());
            boolean other = onlyShown(batch, rule.field()) || (rule.field().equals(PHONES) && batch.tab.maps(PHONE));
            if (rule.ofContact() == ofContact && value != null && sent && !other) {
                fields.put(
                        batch.tab.mapped().crmField(rule.field()),
                        batch.tab.mapped().toCrm(rule.field(), value.canonical()));
            }
        }
        return fields;
    }

    private static String canonical(BatchRow row, String field) {
        SheetValue value = row.values.get(field);
        return value == null ? "" : value.canonical();
    }
}
