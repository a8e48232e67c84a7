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
 */
public record EntityWrite(long id, String requestId, Map<String, List<String>> fields) {}
