package org.amosheets.amocrm;

import java.util.List;
import java.util.Map;

/**
 * A contact as amoCRM answered it.
 *
 * @param phones all phones, in amoCRM's order and spelling
 * @param emails all e-mails, in amoCRM's order and spelling
 * @param updatedAt Unix seconds
 * @param custom for each filled custom field id (phones and e-mails left out) its values as text
 * @param kinds what kind of phone or e-mail a value is ({@code MOB}, {@code HOME}, …), for those that are not the usual
 *     {@code WORK}
 */
public record Contact(
        long id,
        String name,
        long updatedAt,
        boolean deleted,
        List<String> phones,
        List<String> emails,
        Map<Long, List<String>> custom,
        Map<String, String> kinds) {

    /** A contact with none but the usual kinds. */
    public Contact(
            long id,
            String name,
            long updatedAt,
            boolean deleted,
            List<String> phones,
            List<String> emails,
            Map<Long, List<String>> custom) {
        this(id, name, updatedAt, deleted, phones, emails, custom, Map.of());
    }
}
