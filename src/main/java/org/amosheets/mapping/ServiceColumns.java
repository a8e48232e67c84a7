package org.amosheets.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The headers of the columns that the service keeps for itself. An empty one is not mapped; note and key always are.
 *
 * @param leadId the lead's id
 * @param contactId the contact's id
 * @param link the lead's address in amoCRM
 * @param externalId an id for show only, from older tools
 * @param note what is wrong with the row
 * @param key the row's identity
 */
public record ServiceColumns(String leadId, String contactId, String link, String externalId, String note, String key) {

    static final Set<String> NAMES = Set.of("leadId", "contactId", "link", "externalId", "note", "key");

    static ServiceColumns of(Map<String, String> columns) {
        return new ServiceColumns(
                header(columns, "leadId", ""),
                header(columns, "contactId", ""),
                header(columns, "link", ""),
                header(columns, "externalId", ""),
                header(columns, "note", "sync_note"),
                header(columns, "key", "sync_key"));
    }

    /** The headers that are mapped. */
    public List<String> mapped() {
        return Stream.of(leadId, contactId, link, externalId, note, key)
                .filter(header -> !header.isEmpty())
                .toList();
    }

    private static String header(Map<String, String> columns, String name, String otherwise) {
        String header = Texts.strip(columns.getOrDefault(name, ""));
        return header.isEmpty() ? otherwise : header;
    }
}
