package org.amosheets.sandbox.amocrm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it was at one moment.
 *
 * @param mainContactId 0 where the lead has no contact
 */
public record LeadView(
        long id,
        String name,
        long price,
        long pipelineId,
        long statusId,
        long responsibleUserId,
        long createdBy,
        long updatedBy,
        long createdAt,
        long updatedAt,
        @Nullable Long closedAt,
        boolean deleted,
        long mainContactId,
        List<Long> contactIds,
        List<String> tags,
        List<FieldView> fields) {

    /** The text of a custom field, by name, code or id; empty where it is not filled. */
    public String field(String nameOrCodeOrId) {
        return fields.stream()
                .filter(field -> field.called(nameOrCodeOrId))
                .map(FieldView::text)
                .findFirst()
                .orElse("");
    }

    static LeadView of(LeadEntity lead, FieldCatalog catalog) {
        return new LeadView(
                lead.id,
                lead.name,
                lead.price,
                lead.pipeline,
                lead.status,
                lead.responsible,
                lead.createdBy,
                lead.updatedBy,
                lead.createdAt,
                lead.updatedAt,
                lead.closedAt,
                lead.deleted,
                lead.mainContact,
                List.copyOf(lead.contacts),
                List.copyOf(lead.tags),
                FieldView.of(lead, catalog));
    }
}
