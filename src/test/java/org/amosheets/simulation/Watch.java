package org.amosheets.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.amosheets.sandbox.amocrm.InProcessAmoCrm;
import org.amosheets.sandbox.amocrm.LeadView;

/** Looks on while the service writes: what it may not touch at any moment, how much it writes, what it creates. */
final class Watch {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LIST_LAG_SECONDS = 600;
    private static final long NEWEST_LAG_SECONDS = 40;

    private final World world;
    private final List<String> violations = new ArrayList<>();
    private final Map<String, List<Long>> createdByKey = new TreeMap<>();
    private final Map<Long, Set<String>> lastRead = new HashMap<>();
    private final Map<String, String> displaced = new HashMap<>();
    private final Set<String> unforeseen = new HashSet<>();
    private List<Map<String, String>> rowsBefore = List.of();
    private Map<String, Integer> crmBefore = Map.of();
    private Map<String, Integer> sheetBefore = Map.of();
    private Set<Long> leadsBefore = Set.of();
    private int writes;
    private int crossings;

    Watch(World world) {
        this.world = world;
    }

    List<String> violations() {
        return violations;
    }

    /** Requests that write, to either side. */
    int writes() {
        return writes;
    }

    /** How many values the service has put somewhere. */
    int crossings() {
        return crossings;
    }

    /** Failures that nobody foresaw; each is a defect. */
    Set<String> unforeseen() {
        return unforeseen;
    }

    void batchFailed(String said) {
        if (said.contains("(unforeseen)")) {
            unforeseen.add(said);
        }
    }

    void scheduleFailed(RuntimeException e) {
        String name = e.getClass().getName();
        if (!name.startsWith("org.amosheets")) {
            unforeseen.add(e.toString());
        }
    }

    // ---- the sheet ----

    void beforeSheetWrite() {
        rowsBefore = world.tab.rows();
        sheetBefore = Values.of(world.tab);
    }

    void afterSheetWrite(String route, String body) {
        // An exchange of the hidden tab settles a doubt; nobody sees it, and nothing is put back by it.
        boolean exchange = body.contains("deleteSheet");
        writes += exchange ? 0 : 1;
        crossings += more(sheetBefore, Values.of(world.tab));
        List<Map<String, String>> after = world.tab.rows();
        if (!exchange) {
            displaced.clear();
        }
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < Math.max(after.size(), rowsBefore.size()); i++) {
            Map<String, String> was = i < rowsBefore.size() ? rowsBefore.get(i) : Map.of();
            Map<String, String> is = i < after.size() ? after.get(i) : Map.of();
            for (Map.Entry<String, String> cell : is.entrySet()) {
                String before = was.getOrDefault(cell.getKey(), "");
                if (!before.equals(cell.getValue())) {
                    displaced(cell.getKey(), before, cell.getValue());
                    changes.add(
                            "row " + (i + 2) + " " + cell.getKey() + " '" + before + "' -> '" + cell.getValue() + "'");
                    if (cell.getKey().equals("comment")) {
                        violations.add("I3: the service wrote into an unmapped cell, row " + (i + 2));
                    }
                }
            }
        }
        world.story.tell("WRITE    " + route + " " + (changes.isEmpty() ? kinds(body) : changes));
    }

    private void displaced(String column, String before, String after) {
        if (Values.COLUMNS.contains(column)) {
            displaced.put(column + ":" + Values.plain(column, after), column + ":" + Values.plain(column, before));
        }
    }

    /**
     * A person typed over what a write of ours had just put into a cell, before we could put back what stood there: that is
     * lost between two people who could not see each other's value, and is published.
     */
    void takenAway(String value) {
        String below = displaced.get(value);
        if (below != null && world.betweenCalls()) {
            world.ledger.excuse(below);
            world.story.tell("WINDOW   " + below + " is typed over while " + value + " stands in its place");
        }
    }

    /** What the last write to the sheet covered is put back by what Redis knows of that write: without it, published. */
    void memoryLost() {
        displaced.values().forEach(world.ledger::excuse);
    }

    private static String kinds(String body) {
        List<String> kinds = new ArrayList<>();
        parsed(body).path("requests").forEach(request -> request.fieldNames().forEachRemaining(kinds::add));
        return kinds.toString();
    }

    private static int more(Map<String, Integer> before, Map<String, Integer> after) {
        int more = 0;
        for (Map.Entry<String, Integer> value : after.entrySet()) {
            more += Math.max(0, value.getValue() - before.getOrDefault(value.getKey(), 0));
        }
        return more;
    }

    // ---- amoCRM ----

    void beforeCrmWrite(String route, String body) {
        crmBefore = Values.of(world.crm);
        leadsBefore = new HashSet<>();
        world.crm.state().leads().forEach(lead -> leadsBefore.add(lead.id()));
        world.crm.state().trash().forEach(lead -> leadsBefore.add(lead.id()));
    }

    void afterCrmWrite(String route, String body, int status) {
        writes++;
        Map<String, Integer> after = Values.of(world.crm);
        crossings += more(crmBefore, after);
        for (LeadView lead : world.crm.state().leads()) {
            if (!leadsBefore.contains(lead.id())) {
                created(lead);
            }
        }
        if (route.startsWith("amocrm-patch")) {
            excuse(body, after);
        }
    }

    /** Of one row key there is one lead. A lead that a manager deleted before we knew of it may be made anew: published. */
    private void created(LeadView lead) {
        String key = lead.field("SHEET_ROW");
        List<Long> earlier = createdByKey.computeIfAbsent(key, k -> new ArrayList<>());
        boolean alive = earlier.stream()
                .anyMatch(id ->
                        world.crm.state().lead(id).filter(one -> !one.deleted()).isPresent());
        if (alive) {
            violations.add("I6: a second lead, " + lead.id() + ", was created for the row key " + key);
        }
        earlier.add(lead.id());
    }

    /** What a manager typed between our last read and this patch is overwritten unseen: published, no API prevents it. */
    private void excuse(String body, Map<String, Integer> after) {
        Set<String> known = new HashSet<>();
        parsed(body)
                .forEach(entity ->
                        known.addAll(lastRead.getOrDefault(entity.path("id").asLong(), Set.of())));
        crmBefore.forEach((value, count) -> {
            if (after.getOrDefault(value, 0) < count && !known.contains(value)) {
                world.ledger.excuse(value);
                world.story.tell("WINDOW   " + value + " is overwritten unseen between our read and our patch");
            }
        });
    }

    /** Remembers what the service has seen of each lead and contact; the lists of what changed serve as hints only. */
    void crmRead(String route, String body) {
        if (route.endsWith("-updated") || route.endsWith("-all") || route.endsWith("-matching")) {
            return;
        }
        JsonNode json = parsed(body);
        if (route.endsWith("-newest")) {
            // Asked about leads that are looked for; of a lead that is known already it changes nothing.
            json.path("_embedded").path("leads").forEach(lead -> {
                if (!lastRead.containsKey(lead.path("id").asLong())) {
                    saw(lead.path("id").asLong());
                }
            });
            return;
        }
        json.path("_embedded").path("leads").forEach(lead -> saw(lead.path("id").asLong()));
        json.path("_embedded")
                .path("contacts")
                .forEach(contact -> saw(contact.path("id").asLong()));
        if (json.has("id")) {
            saw(json.path("id").asLong());
        }
    }

    private void saw(long id) {
        Set<String> values = new HashSet<>();
        world.crm.state().lead(id).ifPresent(lead -> {
            values.add("budget:" + lead.price());
            values.add("Регион:" + lead.field("Регион"));
        });
        world.crm.state().contact(id).ifPresent(contact -> {
            values.add("name:" + contact.name());
            contact.phones().forEach(phone -> values.add("phone:" + Values.plain("phone", phone)));
            contact.emails().forEach(email -> values.add("email:" + Values.plain("email", email)));
        });
        lastRead.put(id, values);
    }

    /** Lists by time leave out what is young, and those by id what is very young. */
    InProcessAmoCrm.Answered lagging(String route, InProcessAmoCrm.Answered answer, boolean faults, Random random) {
        boolean byTime = route.endsWith("-updated");
        if (!faults || !(byTime || route.endsWith("-newest")) || random.nextInt(3) > 0 || answer.status() != 200) {
            return answer;
        }
        JsonNode json = parsed(answer.body());
        long now = world.clock.millis() / 1000;
        int left = 0;
        for (String kind : List.of("leads", "contacts")) {
            if (json.path("_embedded").path(kind) instanceof ArrayNode all) {
                for (int i = all.size() - 1; i >= 0; i--) {
                    long at = all.get(i)
                            .path(byTime ? "updated_at" : "created_at")
                            .asLong();
                    if (now - at < (byTime ? LIST_LAG_SECONDS : NEWEST_LAG_SECONDS) && random.nextBoolean()) {
                        world.story.tell("LAG      " + route + " leaves out "
                                + all.get(i).path("id"));
                        all.remove(i);
                    }
                }
                left += all.size();
            }
        }
        return left == 0
                ? new InProcessAmoCrm.Answered(204, "")
                : new InProcessAmoCrm.Answered(200, ((ObjectNode) json).toString());
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
