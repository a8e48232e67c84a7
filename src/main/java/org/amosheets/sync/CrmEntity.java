package org.amosheets.sync;

import java.util.List;
import java.util.Map;

/**
 * A lead or a contact as the merge sees it.
 *
 * @param id its id in amoCRM
 * @param values for each mapped field its values in canonical form; several where amoCRM keeps several (phones), none
 *     where the field is empty
 */
public record CrmEntity(long id, Map<String, List<String>> values) {

    public CrmEntity {
        values = Map.copyOf(values);
    }

    public List<String> of(String field) {
        return values.getOrDefault(field, List.of());
    }
}
