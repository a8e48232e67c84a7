package org.amosheets.amocrm;

import java.util.List;
import java.util.Map;

/**
 * A lead as amoCRM answered it.
 *
 * @param price whole currency units
 * @param updatedAt Unix seconds
 * @param mainContactId 0 where the lead has no contact
 * @param custom for each filled custom field id its values as text (dates and numbers as amoCRM spells them, options by
 *     their label)
 */
public record Lead(
        long id,
        String name,
        long price,
        long pipelineId,
        long statusId,
        long responsibleUserId,
        long createdAt,
        long updatedAt,
        boolean deleted,
        long mainContactId,
        List<Long> contactIds,
        Map<Long, List<String>> custom) {

    /** This lead once a contact was linked to it as its main one. */
    public Lead withContact(long contactId) {
        return new Lead(
                id,
                name,
                price,
                pipelineId,
                statusId,
                responsibleUserId,
                createdAt,
                updatedAt,
                deleted,
                contactId,
                List.of(contactId),
                custom);
    }
}
