package org.amosheets.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.amosheets.sandbox.amocrm.ContactView;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Log;
import org.amosheets.store.Standing;

/** Says at rest what is not as it was promised. Looks at both sides by itself and shares no code with the planner. */
final class Oracle {

    private final World world;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> standing = new HashSet<>();
    private final List<String> excused = new ArrayList<>();

    Oracle(World world) {
        this.world = world;
        for (String kind : List.of(Standing.PARKED, Standing.HELD)) {
            world.plain.standing().list(kind).forEach(entry -> {
                standing.addAll(entry.rows());
                entry.leads().forEach(lead -> standing.add(lead.toString()));
            });
        }
    }

    List<String> check() {
        world.keepConflicts();
        violations.addAll(world.watch.violations());
        world.watch.unforeseen().forEach(what -> violations.add("unforeseen failure: " + what));
        Map<String, Integer> sheet = Values.of(world.tab);
        Map<String, Integer> crm = Values.of(world.crm);
        edits(sheet, crm);
        inventions(sheet);
        inventions(crm);
        places(sheet);
        places(withoutStrayLeads(crm));
        audit();
        rows();
        return violations;
    }

    /** I2: each value is current, or was taken away by somebody who saw it, or is kept as one side of a conflict. */
    private void edits(Map<String, Integer> sheet, Map<String, Integer> crm) {
        world.ledger.all().forEach((value, where) -> {
            boolean current = sheet.containsKey(value) || crm.containsKey(value);
            if (current || world.ledger.takenAway(value) || world.keptConflicts.contains(value)) {
                return;
            }
            if (world.ledger.excused(value)) {
                excused.add(value);
            } else {
                violations.add("I2: lost edit " + value + " (" + where + ")");
            }
        });
    }

    /** I1: nothing stands anywhere that nobody typed. */
    private void inventions(Map<String, Integer> side) {
        side.keySet().forEach(value -> {
            boolean aName = value.startsWith("name:");
            if (!world.ledger.all().containsKey(value) && !aName) {
                violations.add("I1: nobody typed " + value);
            }
        });
    }

    /**
     * I4: a value stands in no more rows, and in no more leads, than people put it into. Where Redis was lost while a row and
     * its copy still had one key, nobody knows any more which is which: the one may have been given the lead's values before
     * and the other after (published).
     */
    private void places(Map<String, Integer> side) {
        if (world.wasRestored()) {
            return;
        }
        side.forEach((value, count) -> {
            boolean ofLead = value.startsWith("budget:") || value.startsWith("Регион:");
            if (ofLead && count > world.ledger.placed(value)) {
                violations.add("I4: " + value + " stands in " + count + " places, people put it into "
                        + world.ledger.placed(value));
            }
        });
    }

    /**
     * A row whose key was cleared before it showed its lead cannot be told from a new one and becomes a lead again: the first
     * lead, which is no row's any more, keeps what it was made with (published).
     */
    private Map<String, Integer> withoutStrayLeads(Map<String, Integer> crm) {
        Set<String> shown = new HashSet<>();
        world.tab.rows().forEach(row -> shown.add(row.getOrDefault("amo_deal_id", "")));
        Map<String, Integer> left = new HashMap<>(crm);
        for (LeadView lead : world.crm.state().leads()) {
            boolean stray = world.people.keysTakenEarly().contains(lead.field("SHEET_ROW"))
                    && !shown.contains(Long.toString(lead.id()));
            if (stray) {
                left.computeIfPresent("budget:" + lead.price(), (value, count) -> count - 1);
                left.computeIfPresent("Регион:" + lead.field("Регион"), (value, count) -> count - 1);
            }
        }
        return left;
    }

    /** I16: the audit log, read from its first line on, tells what is agreed. */
    private void audit() {
        Map<String, Map<String, String>> told = new HashMap<>();
        for (Log.Line<AuditEntry> line : world.plain.auditLog().after("", 100_000)) {
            AuditEntry entry = line.entry();
            for (String row : entry.rows()) {
                Map<String, String> base = told.computeIfAbsent(row, key -> new HashMap<>());
                if (entry.what().equals(AuditEntry.LINKED) || entry.what().equals(AuditEntry.FORGOTTEN)) {
                    base.clear();
                }
                base.putAll(entry.agreed());
            }
        }
        world.plain.links().forEach(link -> {
            if (!link.base().equals(told.getOrDefault(link.rowKey(), Map.of()))) {
                violations.add("I16: row " + link.rowKey() + " agreed on " + link.base() + ", the audit tells "
                        + told.get(link.rowKey()));
            }
        });
    }

    /** L1, I5: each row agrees with its lead, or says why not. */
    private void rows() {
        Map<String, Integer> rowOfLead = new HashMap<>();
        Set<String> explained = new HashSet<>();
        List<Map<String, String>> rows = world.tab.rows();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            int number = i + 2;
            boolean blank = Values.COLUMNS.stream()
                            .allMatch(column -> row.getOrDefault(column, "").isBlank())
                    && row.getOrDefault("status", "").isBlank();
            String id = row.getOrDefault("amo_deal_id", "");
            String key = row.getOrDefault("sync_key", "");
            boolean said = !row.getOrDefault("sync_note", "").isBlank()
                    || (!key.isEmpty() && standing.contains(key))
                    || (!id.isEmpty() && standing.contains(id));
            if (!id.isEmpty()) {
                Integer other = rowOfLead.putIfAbsent(id, number);
                if (said) {
                    explained.add(id);
                }
                if (other != null && !explained.contains(id)) {
                    violations.add("I5: rows " + other + " and " + number + " both have lead " + id);
                }
                if (!said) {
                    row(number, row, id);
                }
            } else if (!blank && !said) {
                violations.add("L1: row " + number + " has no lead and does not say why: " + row);
            }
        }
    }

    private void row(int number, Map<String, String> row, String id) {
        Optional<LeadView> lead = world.crm.state().lead(Long.parseLong(id.replaceAll("\\D", "")));
        if (lead.isEmpty() || lead.get().deleted()) {
            violations.add("L1: row " + number + " has lead " + id + ", which is gone, and does not say so");
            return;
        }
        agree(number, "budget", row, List.of(Long.toString(lead.get().price())));
        agree(number, "Регион", row, List.of(lead.get().field("Регион")));
        Optional<ContactView> contact = world.crm.state().contact(lead.get().mainContactId());
        contact.ifPresent(main -> {
            agree(number, "name", row, List.of(main.name()));
            agree(number, "phone", row, main.phones());
            agree(number, "email", row, main.emails());
        });
        String status = row.getOrDefault("status", "");
        String there = world.statusName(lead.get().statusId());
        if (!status.equalsIgnoreCase(there)) {
            violations.add("L1: row " + number + " shows the status '" + status + "', lead " + id + " has " + there);
        }
    }

    private void agree(int number, String column, Map<String, String> row, List<String> there) {
        String shown = Values.plain(column, row.getOrDefault(column, ""));
        List<String> plain = there.stream()
                .map(text -> Values.plain(column, text))
                .filter(text -> !text.isEmpty())
                .toList();
        if (shown.isEmpty() ? !plain.isEmpty() : !plain.contains(shown)) {
            violations.add("L1: row " + number + " shows " + column + " '" + shown + "', amoCRM has " + plain);
        }
    }

    /** Edits that were lost in a window that no API closes, and that is published. */
    List<String> excused() {
        return excused;
    }
}
