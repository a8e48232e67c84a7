package org.amosheets.amocrm;

import java.util.List;
import java.util.Map;

/**
 * A lead as amoCRM answered it.
 *
 * @param price whole currency units
 * @param createdAt Unix seconds
 * @param updatedAt Unix seconds
 * @param mainContactId 0 where the lead has no contact
 * @param companyId 0 where the lead has no company
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
        long companyId,
        Map<Long, List<String>> custom) {

    /** A lead without a company. */
    public Lead(
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
        this(
                id,
                name,
                price,
                pipelineId,
                statusId,
                responsibleUserId,
                createdAt,
                updatedAt,
                deleted,
                mainContactId,
                contactIds,
                0,
                custom);
    }

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
                companyId,
                custom);
    }
}
