package org.amosheets.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.AuditTrail.Page;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Log;
import org.apache.camel.Exchange;

/** Who changed a lead or a row, and why. */
public final class AuditApi {

    private final AuditTrail trail;
    private final IntFunction<String> keys;

    /** @param keys the key of the row at a number; empty where it has none */
    public AuditApi(AuditTrail trail, IntFunction<String> keys) {
        this.trail = trail;
        this.keys = keys;
    }

    /** {@code GET /audit?lead=…|row=…&limit=…&before=…} */
    public Object show(Exchange exchange) {
        return show(Received.of(exchange));
    }

    Answer show(Received request) {
        Optional<Long> lead = Limits.number(request, "lead");
        boolean named = request.parameter("row").filter(row -> !row.isBlank()).isPresent();
        if (lead.isPresent() == named) {
            throw ProblemException.badRequest("Name one of lead (its id) and row (its number or its key).");
        }
        int limit = Limits.limit(request);
        String before = Limits.before(request, Log::isId);
        Page page = lead.isPresent() ? trail.ofLead(lead.get(), before, limit) : ofRow(request, before, limit);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("entries", page.entries().stream().map(AuditApi::shown).toList());
        shown.put("older", page.older());
        return Answer.ok(shown);
    }

    /** Of a row without a key nothing was ever written. */
    private Page ofRow(Received request, String before, int limit) {
        String key = RowParameter.key(request, keys).orElse("");
        return key.isEmpty() ? new Page(List.of(), "") : trail.ofRow(key, before, limit);
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
