package org.amosheets.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.amosheets.engine.ConflictBook;
import org.amosheets.engine.ConflictBook.Page;
import org.amosheets.engine.ConflictBook.Wanted;
import org.amosheets.store.ConflictEntry;
import org.amosheets.sync.Policy;
import org.apache.camel.Exchange;

/** Where both sides had changed the same field, and the operator's pick. */
public final class ConflictsApi {

    private final ConflictBook book;
    private final IntFunction<String> keys;

    /** @param keys the key of the row at a number; empty where it has none */
    public ConflictsApi(ConflictBook book, IntFunction<String> keys) {
        this.book = book;
        this.keys = keys;
    }

    /** {@code GET /conflicts?row=…&lead=…&open=…&limit=…&before=…} */
    public Object list(Exchange exchange) {
        return list(Received.of(exchange));
    }

    /** {@code POST /conflicts/{id}/resolve} */
    public Object resolve(Exchange exchange) {
        return resolve(Received.of(exchange));
    }

    Answer list(Received request) {
        OptionalLong lead = Limits.number(request, "lead").map(OptionalLong::of).orElse(OptionalLong.empty());
        Optional<Boolean> open = open(request);
        String before = Limits.before(request, ConflictBook::isPlace);
        int limit = Limits.limit(request);
        Optional<String> row = RowParameter.key(request, keys);
        // A row without a key has no conflicts.
        Page page = row.filter(String::isEmpty).isPresent()
                ? new Page(List.of(), "")
                : book.list(new Wanted(row, lead, open, before, limit));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("conflicts", page.entries().stream().map(ConflictsApi::shown).toList());
        shown.put("older", page.older());
        return Answer.ok(shown);
    }

    private static Optional<Boolean> open(Received request) {
        return request.parameter("open").map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.badRequest("The parameter open is true or false; send one of them.");
        });
    }

    Answer resolve(Received request) {
        Policy winner = winner(Json.readObject(request.text()).path("winner"));
        return switch (book.resolve(request.segment(1), winner)) {
            case TAKEN -> Answer.ok(Map.of("status", "taken"));
            case UNKNOWN ->
                throw new ProblemException(
                        Problem.notFound("No conflict has this id; GET /conflicts lists those there are."));
            case SETTLED ->
                throw new ProblemException(
                        Problem.of(
                                409,
                                "The conflict is settled already, or a side has changed since; GET /conflicts shows how it stands."));
        };
    }

    private static Policy winner(JsonNode node) {
        return switch (node.asText()) {
            case "crm" -> Policy.CRM;
            case "sheet" -> Policy.SHEET;
            default -> throw ProblemException.badRequest("The winner is crm or sheet; send {\"winner\":\"crm\"}.");
        };
    }

    private static Map<String, Object> shown(ConflictEntry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", entry.id());
        shown.put("state", entry.open() ? "open" : "settled");
        shown.put("at", time(entry.at()));
        shown.put("row", entry.row());
        shown.put("lead", entry.lead());
        shown.put("contact", entry.contact());
        shown.put("field", entry.field());
        if (entry.based()) {
            shown.put("base", entry.base());
        }
        shown.put("sheet", entry.sheet());
        shown.put("sheetAt", time(entry.sheetAt()));
        shown.put("crm", entry.crm());
        shown.put("crmAt", time(entry.crmAt()));
        shown.put("why", entry.why());
        if (!entry.open()) {
            shown.put("winner", entry.winner());
            shown.put("ended", entry.ended());
            shown.put("endedAt", time(entry.endedAt()));
        }
        return shown;
    }

    private static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
