package org.amosheets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.engine.Story.FieldNow;
import org.amosheets.engine.Story.State;
import org.amosheets.engine.Story.Verdict;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.ConflictEntry;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Link;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Planner;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of one row or lead; reads both sides, writes nothing. */
public final class Storyteller {

    private final Store store;
    private final Sheet sheet;
    private final AmoCrm amoCrm;
    private final TabSource tabs;
    private final SyncOptions options;
    private final AuditTrail trail;
    private final ConflictBook book;

    public Storyteller(
            Store store,
            Sheet sheet,
            AmoCrm amoCrm,
            TabSource tabs,
            SyncOptions options,
            AuditTrail trail,
            ConflictBook book) {
        this.store = store;
        this.sheet = sheet;
        this.amoCrm = amoCrm;
        this.tabs = tabs;
        this.options = options;
        this.trail = trail;
        this.book = book;
    }

    /** What the tab shows of one row now. */
    private record Found(Tab tab, Header header, @Nullable SheetRow row) {}

    /**
     * The story of a lead.
     *
     * @param limit the most entries of each log
     */
    public Story ofLead(long id, int limit) {
        String key = store.links().keysByLead(List.of(id)).getOrDefault(id, "");
        return key.isEmpty() ? tell(found(List.of()), "", id, limit) : ofKey(key, limit);
    }

    /** The story of the row at this line of the tab. */
    public Story ofRow(int number, int limit) {
        Found found = found(List.of(number));
        String key = found.row() == null ? "" : found.tab().key(found.header(), found.row());
        return tell(found, key, 0, limit);
    }

    /** The story of the row with this key. */
    public Story ofKey(String key, int limit) {
        @Nullable RowState state = store.rows().byKeys(List.of(key)).get(key);
        Found hinted = found(state == null || state.position() < 2 ? List.of() : List.of(state.position()));
        if (hinted.row() != null
                && hinted.tab().key(hinted.header(), hinted.row()).equals(key)) {
            return tell(hinted, key, 0, limit);
        }
        String column = hinted.tab().service().key();
        Optional<Integer> place = hinted.header().has(column)
                ? sheet.keys(column).entrySet().stream()
                        .filter(entry -> entry.getValue().strip().equals(key))
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
        return tell(found(place.map(List::of).orElse(List.of())), key, 0, limit);
    }

    private Found found(List<Integer> numbers) {
        TabRead read = sheet.rows(numbers);
        return new Found(
                tabs.bind(read.header()),
                read.header(),
                read.rows().stream().findFirst().orElse(null));
    }

    private Story tell(Found found, String key, long leadId, int limit) {
        @Nullable
        Link link = key.isEmpty() ? null : store.links().byKeys(List.of(key)).get(key);
        long id = link == null ? leadId : link.leadId();
        @Nullable Lead lead = id == 0 ? null : amoCrm.lead(id).orElse(null);
        long contactId = lead != null ? lead.mainContactId() : link == null ? 0 : link.contactId();
        @Nullable
        Contact contact = contactId == 0 ? null : amoCrm.contact(contactId).orElse(null);
        return new Story(
                found.row() == null ? 0 : found.row().number(),
                key,
                id,
                contactId,
                id == 0 ? "" : options.leadLink() + id,
                lead == null ? "" : new FieldWords(found.tab()).status(lead.pipelineId(), lead.statusId()),
                state(found, key, link, lead),
                fields(found, link, lead, contact),
                found.row() == null
                        ? ""
                        : found.row()
                                .cell(found.header(), found.tab().service().note())
                                .text(),
                standing(key, id),
                conflicts(key, id, limit),
                audit(key, id, limit));
    }

    private State state(Found found, String key, @Nullable Link link, @Nullable Lead lead) {
        if (link == null && found.row() == null) {
            return lead == null ? State.UNKNOWN : State.LEAD_ONLY;
        }
        if (link != null && (lead == null || lead.deleted())) {
            return State.LEAD_GONE;
        }
        if (link != null && found.row() == null) {
            return State.ROW_GONE;
        }
        if (link == null && key.isEmpty() && found.row() != null && found.tab().isBlank(found.header(), found.row())) {
            return State.EMPTY;
        }
        @Nullable
        RowState known =
                key.isEmpty() ? null : store.rows().byKeys(List.of(key)).get(key);
        String phase = known == null ? "" : known.phase();
        if (phase.equals(Phase.PARKED) || phase.equals(Phase.HELD)) {
            return State.valueOf(phase);
        }
        if (link != null) {
            return State.LINKED;
        }
        if (!key.isEmpty() && store.intents().byKeys(List.of(key)).containsKey(key)) {
            return State.DOUBT;
        }
        return known == null ? State.UNSEEN : State.NEW;
    }

    private static List<FieldNow> fields(
            Found found, @Nullable Link link, @Nullable Lead lead, @Nullable Contact contact) {
        Tab tab = found.tab();
        long pipeline = lead == null ? 0 : lead.pipelineId();
        Map<String, String> base = link == null ? Map.of() : link.base();
        Map<String, SheetValue> cells =
                found.row() == null ? Map.of() : RowReader.values(tab, found.header(), found.row(), base, pipeline);
        Lookups lookups = new Lookups();
        if (lead != null) {
            tab.lookUp(lookups, List.of(lead));
        }
        CrmEntity ofLead = lead == null ? new CrmEntity(0, Map.of()) : CrmValues.of(tab, lead, lookups);
        @Nullable CrmEntity ofContact = contact == null ? null : CrmValues.of(tab, contact);
        Map<String, Verdict> verdicts = link == null || lead == null || cells.isEmpty()
                ? Map.of()
                : verdicts(tab, new LinkedRow(link, cells, ofLead, ofContact));
        List<FieldNow> fields = new ArrayList<>();
        FieldWords words = new FieldWords(tab);
        for (FieldRule rule : tab.mapped().rules()) {
            String field = rule.field();
            @Nullable SheetValue cell = cells.get(field);
            @Nullable CrmEntity entity = rule.ofContact() ? ofContact : ofLead;
            List<String> crm = entity == null ? List.of() : entity.of(field);
            fields.add(new FieldNow(
                    words.column(field),
                    field,
                    base.containsKey(field) ? words.of(field, base.getOrDefault(field, "")) : "",
                    cell == null ? "" : words.of(field, cell.canonical()),
                    crm.stream()
                            .map(value -> words.of(field, value))
                            .reduce((a, b) -> a + ", " + b)
                            .orElse(""),
                    verdicts.getOrDefault(field, Verdict.UNKNOWN)));
        }
        return fields;
    }

    /** What the row alone comes to; other rows of its contact are not asked. */
    private static Map<String, Verdict> verdicts(Tab tab, LinkedRow row) {
        Plan plan = new Planner(tab.mapped().rules()).plan(List.of(row));
        Map<String, Verdict> verdicts = new HashMap<>();
        for (FieldRule rule : tab.mapped().rules()) {
            @Nullable SheetValue cell = row.sheet().get(rule.field());
            if (cell != null && (!rule.ofContact() || row.contact() != null)) {
                verdicts.put(rule.field(), Verdict.IN_STEP);
            }
        }
        plan.problems()
                .values()
                .forEach(problems -> problems.stream()
                        .filter(problem -> verdicts.containsKey(problem.column()))
                        .forEach(problem -> verdicts.put(problem.column(), Verdict.UNREADABLE)));
        row.sheet().forEach((field, cell) -> {
            @Nullable CrmEntity entity = field.startsWith("contact.") ? row.contact() : row.lead();
            boolean same = entity != null && entity.of(field).contains(cell.canonical());
            if (cell.problem() != null && !same && verdicts.containsKey(field)) {
                verdicts.put(field, Verdict.UNREADABLE);
            }
        });
        plan.patches().forEach(patch -> patch.fields().keySet().forEach(field -> verdicts.put(field, Verdict.TO_CRM)));
        plan.cells().forEach(cell -> verdicts.put(cell.field(), Verdict.TO_SHEET));
        plan.conflicts().forEach(conflict -> verdicts.put(conflict.field(), Verdict.CONFLICT));
        return verdicts;
    }

    private List<Standing.Entry> standing(String key, long lead) {
        return Stream.of(Standing.PARKED, Standing.HELD)
                .flatMap(kind -> store.standing().list(kind).stream())
                .filter(entry -> (!key.isEmpty() && entry.rows().contains(key))
                        || entry.leads().contains(lead))
                .toList();
    }

    private List<ConflictEntry> conflicts(String key, long lead, int limit) {
        if (key.isEmpty() && lead == 0) {
            return List.of();
        }
        return book.list(new ConflictBook.Wanted(
                        key.isEmpty() ? Optional.empty() : Optional.of(key),
                        key.isEmpty() ? OptionalLong.of(lead) : OptionalLong.empty(),
                        Optional.empty(),
                        "",
                        limit))
                .entries();
    }

    private List<AuditEntry> audit(String key, long lead, int limit) {
        if (lead != 0) {
            return trail.ofLead(lead, "", limit).entries();
        }
        return key.isEmpty() ? List.of() : trail.ofRow(key, "", limit).entries();
    }
}
