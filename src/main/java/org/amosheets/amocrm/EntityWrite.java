package org.amosheets.amocrm;

import java.util.List;
import java.util.Map;

/**
 * What to write to a lead or a contact. Only the fields named change.
 *
 * @param id the entity's id; 0 for one to be created
 * @param requestId comes back with the answer; the row key for a new lead
 * @param fields values by field: {@code name}, {@code price}, {@code status} ({@code pipelineId:statusId}),
 *     {@code pipeline} (its id), {@code phone}, {@code email} (every value the contact shall have), {@code custom:<id>}
 *     (texts, options by label, dates as ISO local dates). An empty list empties the field
 * @param kinds what kind of phone or e-mail a value is; {@code WORK} where nothing is said. amoCRM takes all values of a
 *     contact at a write, so those that stay have to keep theirs
 */
public record EntityWrite(long id, String requestId, Map<String, List<String>> fields, Map<String, String> kinds) {

    /** A write with none but the usual kinds. */
    public EntityWrite(long id, String requestId, Map<String, List<String>> fields) {
        this(id, requestId, fields, Map.of());
    }
}
