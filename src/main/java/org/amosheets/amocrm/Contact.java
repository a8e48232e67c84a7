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
 */
public record Contact(
        long id,
        String name,
        long updatedAt,
        boolean deleted,
        List<String> phones,
        List<String> emails,
        Map<Long, List<String>> custom) {}
