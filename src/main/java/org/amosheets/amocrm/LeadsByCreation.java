package org.amosheets.amocrm;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.ProducerTemplate;

/** Leads by when they were created ("Leads" of amoCRM's docs). Works without list filters, too. */
public final class LeadsByCreation {

    private final Remote remote;

    public LeadsByCreation(ProducerTemplate template) {
        this(new RouteRemote(template));
    }

    LeadsByCreation(Remote remote) {
        this.remote = remote;
    }

    /**
     * Those created between two Unix seconds, both included, newest first, page by page; a lead that is created meanwhile
     * may show another one twice.
     */
    public void between(long from, long to, Consumer<List<Lead>> page) {
        Pages.walk(
                1,
                number -> remote.call("amocrm-leads-created", Map.of("page", number, "from", from, "to", to)),
                "leads",
                EntityReader::lead,
                (number, rows) -> {
                    page.accept(rows.stream()
                            .filter(lead -> lead.createdAt() >= from && lead.createdAt() <= to)
                            .toList());
                    return !(descending(rows) && rows.get(rows.size() - 1).createdAt() < from);
                });
    }

    /** Where the order is ignored, what is wanted may still come. */
    private static boolean descending(List<Lead> rows) {
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i - 1).createdAt() < rows.get(i).createdAt()) {
                return false;
            }
        }
        return true;
    }
}
