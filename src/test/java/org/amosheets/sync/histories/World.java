package org.amosheets.sync.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Link;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Plan.Target;
import org.amosheets.sync.Policy;
import org.amosheets.sync.SheetValue;

/** A tab and an account, small enough to print: rows that may share a contact, and what was agreed for each. */
final class World {

    static final String PRICE = "lead.price";
    static final String STATUS = "lead.status";
    static final String REGION = "lead.custom:Region";
    static final String NAME = "contact.name";
    static final String PHONE = "contact.phone";
    static final String EMAIL = "contact.email";
    static final List<String> FIELDS = List.of(PRICE, STATUS, REGION, NAME, PHONE, EMAIL);

    /** One row; {@code contact} is 0 where its lead has none. */
    record Row(String key, long lead, long contact, Map<String, SheetValue> cells, Map<String, String> base) {

        Place place(String field) {
            boolean ofContact = field.startsWith("contact.");
            return new Place(new Target(ofContact, ofContact ? contact : lead), field);
        }

        /** Whether the field is synced at all. */
        boolean shows(String field) {
            return cells.containsKey(field) && place(field).target().id() != 0;
        }

        SheetValue cell(String field) {
            SheetValue cell = cells.get(field);
            return cell == null ? SheetValue.of("") : cell;
        }
    }

    final List<FieldRule> rules;
    final List<Row> rows = new ArrayList<>();
    private final Map<Place, List<String>> crm = new HashMap<>();

    World(long seed, int count) {
        Random random = new Random(seed);
        rules = FIELDS.stream()
                .map(field -> new FieldRule(field, Policy.values()[random.nextInt(Policy.values().length)]))
                .toList();
        String missing = FIELDS.get(random.nextInt(FIELDS.size()));
        int contacts = 1 + random.nextInt(2);
        for (int i = 1; i <= count; i++) {
            long contact = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(contacts);
            Row row = new Row("r" + i, 10L + i, contact, new TreeMap<>(), new TreeMap<>());
            rows.add(row);
            boolean linkedBefore = random.nextInt(5) > 0;
            for (String field : FIELDS) {
                begin(row, field, linkedBefore, field.equals(missing) && random.nextBoolean(), random);
            }
        }
    }

    private void begin(Row row, String field, boolean linkedBefore, boolean missing, Random random) {
        Place place = row.place(field);
        List<String> values = crm.computeIfAbsent(place, p -> initial(p, random));
        String shown = values.isEmpty() ? "" : values.get(random.nextInt(values.size()));
        if (linkedBefore) {
            row.base().put(field, shown);
        } else if (random.nextInt(3) > 0) {
            shown = random.nextBoolean() ? "" : unique(field, 50 + rows.size());
        }
        if (!missing) {
            row.cells().put(field, SheetValue.of(shown));
        }
    }

    private static List<String> initial(Place place, Random random) {
        if (place.field().equals(STATUS)) {
            return List.of(common(STATUS, 0));
        }
        List<String> values = new ArrayList<>();
        for (int i = place.several() ? random.nextInt(4) : random.nextInt(3) - 1; i > 0; i--) {
            values.add(i == 1 ? common(place.field(), 0) : unique(place.field(), i));
        }
        return values;
    }

    static String common(String field, int which) {
        return field.equals(PRICE) ? which == 0 ? "1" : "0" : which == 0 ? "x" : "y";
    }

    static String unique(String field, int number) {
        return field.equals(PRICE) ? "9" + number : "v" + number;
    }

    Policy policy(String field) {
        return rules.stream()
                .filter(rule -> rule.field().equals(field))
                .map(FieldRule::policy)
                .findFirst()
                .orElseThrow();
    }

    /** What amoCRM holds; none where the field is empty. */
    List<String> crm(Place place) {
        return crm.getOrDefault(place, List.of());
    }

    void setCrm(Place place, List<String> values) {
        crm.put(place, List.copyOf(values));
    }

    /** Whether amoCRM holds the value, of several as one of them. */
    boolean holds(Place place, String value) {
        List<String> values = crm(place);
        return values.isEmpty() ? place.plain(value).isEmpty() : values.stream().anyMatch(v -> place.same(v, value));
    }

    Row row(String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
    }

    List<Row> rowsOf(Place place) {
        return rows.stream()
                .filter(row ->
                        row.shows(place.field()) && row.place(place.field()).equals(place))
                .toList();
    }

    List<LinkedRow> read() {
        return rows.stream().map(this::read).toList();
    }

    private LinkedRow read(Row row) {
        CrmEntity contact = row.contact() == 0 ? null : entity(new Target(true, row.contact()));
        Link link = new Link(row.key(), row.lead(), row.contact(), row.base());
        return new LinkedRow(link, row.cells(), entity(new Target(false, row.lead())), contact);
    }

    private CrmEntity entity(Target target) {
        Map<String, List<String>> values = new HashMap<>();
        for (String field : FIELDS) {
            List<String> held = crm(new Place(target, field));
            // amoCRM answers a price of 0 where none was set, or leaves it out.
            values.put(field, field.equals(PRICE) && held.isEmpty() && target.id() % 2 == 0 ? List.of("0") : held);
        }
        return new CrmEntity(target.id(), values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        rules.forEach(rule -> text.append(rule).append('\n'));
        for (Row row : rows) {
            text.append(row.key()).append(" of lead ").append(row.lead());
            text.append(", contact ").append(row.contact()).append('\n');
            for (String field : FIELDS) {
                String cell = row.cells().containsKey(field) ? row.cell(field).canonical() : "(no column)";
                text.append("    ")
                        .append(field)
                        .append(": base ")
                        .append(row.base().get(field));
                text.append(", sheet ").append(cell);
                text.append(", amoCRM ").append(crm(row.place(field))).append('\n');
            }
        }
        return text.toString();
    }
}
