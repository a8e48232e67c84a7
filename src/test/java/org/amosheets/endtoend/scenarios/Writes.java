package org.amosheets.endtoend.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.endtoend.World;
import org.amosheets.sandbox.amocrm.Event;
import org.amosheets.sandbox.amocrm.State;
import org.amosheets.sandbox.amocrm.Status;
import org.amosheets.sandbox.sheets.Change;
import org.amosheets.sandbox.sheets.Origin;

/** What the service, and nobody else, wrote to either side; seen by the sides themselves. */
final class Writes implements AutoCloseable {

    /** Ids and links are left out: they are other ones at each run. */
    private static final Set<String> COLUMNS = Set.of("name", "phone", "email", "budget", "status", "sync_note");

    private final World world;
    private final AutoCloseable watch;
    private final List<Map<String, String>> toSheet = new ArrayList<>();
    private final int eventsBefore;

    Writes(World world) {
        this.world = world;
        this.eventsBefore = world.crm.state().events().size();
        this.watch = world.sheets.onChange(this::changed);
    }

    private synchronized void changed(Change change) {
        if (change.origin() == Origin.API) {
            String tab = world.tab.snapshot(1, 1).title();
            List<Map<String, String>> before = change.before().rows(tab);
            List<Map<String, String>> after = change.after().rows(tab);
            for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
                compare(before.get(i), after.get(i));
            }
        }
    }

    private void compare(Map<String, String> before, Map<String, String> after) {
        for (String column : after.keySet()) {
            String from = before.getOrDefault(column, "");
            String to = after.getOrDefault(column, "");
            if (COLUMNS.contains(column) && !from.equals(to)) {
                boolean note = column.equals("sync_note");
                toSheet.add(line(
                        "sheet",
                        note ? "note" : column,
                        after.getOrDefault("email", ""),
                        note ? "" : from,
                        note ? (to.isEmpty() ? "gone" : "said") : to));
            }
        }
    }

    /** A line for each value: where, what, of (an e-mail), from, to. */
    synchronized List<Map<String, String>> all() {
        List<Map<String, String>> all = new ArrayList<>(toSheet);
        State state = world.crm.state();
        for (Event event : state.events().subList(eventsBefore, state.events().size())) {
            if (event.createdBy() == 0) {
                toCrm(state, event, all);
            }
        }
        return all;
    }

    private static void toCrm(State state, Event event, List<Map<String, String>> all) {
        long contact = event.entityType().equals("contact")
                ? event.entityId()
                : state.lead(event.entityId()).orElseThrow().mainContactId();
        String of = state.contact(contact)
                .map(each -> String.join(", ", each.emails()))
                .orElse("");
        switch (event.type()) {
            case "lead_added" -> all.add(line("amoCRM", "new lead", of, "", ""));
            case "contact_added" -> all.add(line("amoCRM", "new contact", of, "", ""));
            case "sale_field_changed" ->
                all.add(line("amoCRM", "price", of, number(event.before()), number(event.after())));
            case "lead_status_changed" ->
                all.add(line("amoCRM", "status", of, status(state, event.before()), status(state, event.after())));
            case "name_field_changed" -> all.add(line("amoCRM", "name", of, text(event.before()), text(event.after())));
            default -> {
                if (event.type().startsWith("custom_field_")
                        && event.entityType().equals("contact")) {
                    all.add(line("amoCRM", "phone or e-mail", of, text(event.before()), text(event.after())));
                }
            }
        }
    }

    private static String number(JsonNode value) {
        return value.findValues("sale").stream()
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
    }

    private static String text(JsonNode value) {
        return String.join(
                ", ",
                value.findValuesAsText("name").isEmpty()
                        ? value.findValuesAsText("text")
                        : value.findValuesAsText("name"));
    }

    private static String status(State state, JsonNode value) {
        long id = value.findValues("id").stream()
                .mapToLong(JsonNode::asLong)
                .findFirst()
                .orElse(0);
        return state.pipelines().stream()
                .flatMap(pipeline -> pipeline.statuses().stream())
                .filter(status -> status.id() == id)
                .map(Status::name)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> line(String where, String what, String of, String from, String to) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("where", where);
        line.put("what", what);
        line.put("of", of);
        line.put("from", from);
        line.put("to", to);
        return line;
    }

    @Override
    public void close() throws Exception {
        watch.close();
    }
}
