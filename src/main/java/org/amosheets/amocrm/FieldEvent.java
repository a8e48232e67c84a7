package org.amosheets.amocrm;

import java.util.List;

/**
 * An entry of amoCRM's event list: one field of a lead or a contact changed.
 *
 * @param id unique in the account
 * @param at Unix seconds
 * @param by the user's id; 0 for a robot
 * @param field as in {@link EntityWrite}: {@code name}, {@code price}, {@code status} ({@code pipelineId:statusId}), or
 *     {@code custom:<id>}, which phones and e-mails are here too
 * @param before the texts that the field held; none where it was empty
 * @param after the texts that it holds since
 */
public record FieldEvent(
        String id, long entityId, long at, long by, String field, List<String> before, List<String> after) {

    public FieldEvent {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
