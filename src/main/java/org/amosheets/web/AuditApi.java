package org.amosheets.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.AuditTrail.Page;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Log;
import org.apache.camel.Exchange;

/** Who changed a lead or a row, and why. */
public final class AuditApi {

    private final AuditTrail trail;

    public AuditApi(AuditTrail trail) {
        this.trail = trail;
    }

    /** {@code GET /audit?lead=…|row=…&limit=…&before=…} */
    public Object show(Exchange exchange) {
        return show(Received.of(exchange));
    }

    Answer show(Received request) {
        Optional<Long> lead = Limits.number(request, "lead");
        Optional<String> row = request.parameter("row").filter(key -> !key.isBlank());
        if (lead.isPresent() == row.isPresent()) {
            throw ProblemException.badRequest("Name one of lead (its id) and row (its key).");
        }
        int limit = Limits.limit(request);
        String before = Limits.before(request, Log::isId);
        Page page =
                lead.isPresent() ? trail.ofLead(lead.get(), before, limit) : trail.ofRow(row.orElse(""), before, limit);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("entries", page.entries().stream().map(AuditApi::shown).toList());
        shown.put("older", page.older());
        return Answer.ok(shown);
    }

    private static Map<String, Object> shown(AuditEntry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("at", Instant.ofEpochMilli(entry.at()).toString());
        shown.put("run", entry.run());
        shown.put("side", entry.side());
        shown.put("what", entry.what());
        shown.put("rows", entry.rows());
        shown.put("lead", entry.lead());
        shown.put("contact", entry.contact());
        shown.put("changes", new TreeMap<>(entry.values()));
        shown.put("agreed", new TreeMap<>(entry.agreed()));
        shown.put("cause", entry.cause());
        shown.put("result", entry.result());
        return shown;
    }
}
