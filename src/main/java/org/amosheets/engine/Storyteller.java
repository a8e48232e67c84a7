package org.amosheets.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.engine.Story.Side;
import org.amosheets.engine.Story.State;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.ConflictEntry;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is known of one row or lead; reads both sides, writes nothing. What is kept is told also while a side is
 * away.
 */
public final class Storyteller {

    /** Where neither side holds anything, or that is not known. */
    private static final Set<State> WITHOUT_FIELDS = EnumSet.of(State.AWAY, State.UNKNOWN, State.EMPTY);

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

    /**
     * What the tab shows of one row now.
     *
     * @param tab none where amoCRM did not tell its names
     * @param header without columns where the tab was not read
     */
    private record Found(
            @Nullable Tab tab, Header header, @Nullable SheetRow row) {}

    /**
     * The story of a lead.
     *
     * @param limit the most entries of each log
     */
    public Story ofLead(long id, int limit) {
        Hearing hearing = new Hearing();
        String key = store.links().keysByLead(List.of(id)).getOrDefault(id, "");
        return key.isEmpty() ? tell(hearing, found(hearing, List.of()), "", id, limit) : ofKey(hearing, key, limit);
    }

    /** The story of the row at this line of the tab; where the sheet is away, of the one that was last seen there. */
    public Story ofRow(int number, int limit) {
        Hearing hearing = new Hearing();
        Found found = found(hearing, List.of(number));
        String key = hearing.heard(Side.SHEET) ? key(found) : lastSeenAt(number);
        return tell(hearing, found, key, 0, limit);
    }

    /** The story of the row with this key. */
    public Story ofKey(String key, int limit) {
        return ofKey(new Hearing(), key, limit);
    }

    private Story ofKey(Hearing hearing, String key, int limit) {
        @Nullable RowState state = known(key);
        Found hinted = found(hearing, state == null || state.position() < 2 ? List.of() : List.of(state.position()));
        if (hinted.row() != null && key(hinted).equals(key)) {
            return tell(hearing, hinted, key, 0, limit);
        }
        String column = tabs.mapping().service().key();
        Optional<Integer> place = hinted.header().has(column)
                ? hearing.ask(Side.SHEET, () -> sheet.keys(column)).orElse(Map.of()).entrySet().stream()
                        .filter(entry -> entry.getValue().strip().equals(key))
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
        return tell(hearing, found(hearing, place.map(List::of).orElse(List.of())), key, 0, limit);
    }

    private Found found(Hearing hearing, List<Integer> numbers) {
        Optional<TabRead> read = hearing.ask(Side.SHEET, () -> sheet.rows(numbers));
        @Nullable
        Tab tab = hearing.ask(
                        Side.CRM,
                        () -> read.map(TabRead::header).map(tabs::bind).orElseGet(tabs::current))
                .orElse(null);
        return new Found(
                tab,
                read.map(TabRead::header).orElseGet(() -> new Header(List.of())),
                read.flatMap(rows -> rows.rows().stream().findFirst()).orElse(null));
    }

    private String key(Found found) {
        return cell(found, tabs.mapping().service().key());
    }

    private static String cell(Found found, String column) {
        return found.row() == null || column.isEmpty()
                ? ""
                : found.row().cell(found.header(), column).text().strip();
    }

    private String lastSeenAt(int number) {
        return store.rows().all().entrySet().stream()
                .filter(row -> row.getValue().position() == number)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private @Nullable RowState known(String key) {
        return key.isEmpty() ? null : store.rows().byKeys(List.of(key)).get(key);
    }

    private Story tell(Hearing hearing, Found found, String key, long leadId, int limit) {
        @Nullable
        Link link = key.isEmpty() ? null : store.links().byKeys(List.of(key)).get(key);
        long id = link == null ? leadId : link.leadId();
        @Nullable
        Lead lead = id == 0
                ? null
                : hearing.ask(Side.CRM, () -> amoCrm.lead(id))
                        .flatMap(answer -> answer)
                        .orElse(null);
        long contactId = lead != null ? lead.mainContactId() : link == null ? 0 : link.contactId();
        @Nullable
        Contact contact = contactId == 0
                ? null
                : hearing.ask(Side.CRM, () -> amoCrm.contact(contactId))
                        .flatMap(answer -> answer)
                        .orElse(null);
        @Nullable Tab tab = found.tab();
        State state = state(hearing, found, key, link, lead, id);
        List<Story.FieldNow> fields = tab == null || WITHOUT_FIELDS.contains(state)
                ? List.of()
                : new StoryFields(tab)
                        .now(found.header(), found.row(), link, lead, contact, lookups(hearing, tab, lead));
        return new Story(
                row(hearing, found, key),
                key,
                id,
                contactId,
                id == 0 ? "" : options.leadLink() + id,
                stage(hearing, lead),
                state,
                fields,
                cell(found, tabs.mapping().service().note()),
                standing(key, id),
                conflicts(key, id, limit),
                audit(key, id, limit),
                hearing.unheard());
    }

    /** Its name is known also where a setting keeps the columns from being compared. */
    private String stage(Hearing hearing, @Nullable Lead lead) {
        return lead == null
                ? ""
                : hearing.ask(Side.CRM, tabs::named)
                        .map(tab -> new FieldWords(tab).status(lead.pipelineId(), lead.statusId()))
                        .orElse("");
    }

    private static Lookups lookups(Hearing hearing, Tab tab, @Nullable Lead lead) {
        Lookups lookups = new Lookups();
        if (lead != null) {
            hearing.ask(Side.CRM, () -> {
                tab.lookUp(lookups, List.of(lead));
                return true;
            });
        }
        return lookups;
    }

    /** Where the row stands; where the sheet is away, where it was last seen. */
    private int row(Hearing hearing, Found found, String key) {
        if (found.row() != null) {
            return found.row().number();
        }
        @Nullable RowState last = hearing.heard(Side.SHEET) ? null : known(key);
        return last == null || last.position() < 2 ? 0 : last.position();
    }

    private State state(
            Hearing hearing, Found found, String key, @Nullable Link link, @Nullable Lead lead, long leadId) {
        boolean sheetHeard = hearing.heard(Side.SHEET);
        @Nullable RowState known = known(key);
        if (link == null && found.row() == null && (sheetHeard || known == null)) {
            boolean away = !sheetHeard || (leadId != 0 && !hearing.heard(Side.CRM));
            return lead != null ? State.LEAD_ONLY : away ? State.AWAY : State.UNKNOWN;
        }
        if (link != null && hearing.heard(Side.CRM) && (lead == null || lead.deleted())) {
            return State.LEAD_GONE;
        }
        if (link != null && sheetHeard && found.row() == null) {
            return State.ROW_GONE;
        }
        if (link == null && key.isEmpty() && found.row() != null) {
            if (found.tab() == null) {
                return State.AWAY;
            }
            if (found.tab().isBlank(found.header(), found.row())) {
                return State.EMPTY;
            }
        }
        String phase = known == null ? "" : known.phase();
        if (phase.equals(Phase.PARKED)) {
            boolean listed = standing(key, leadId).stream()
                    .anyMatch(entry -> entry.kind().equals(Standing.PARKED));
            return listed ? State.PARKED : State.NOTED;
        }
        if (phase.equals(Phase.HELD)) {
            return State.HELD;
        }
        if (link != null) {
            return State.LINKED;
        }
        if (!key.isEmpty() && store.intents().byKeys(List.of(key)).containsKey(key)) {
            return State.DOUBT;
        }
        return known == null ? State.UNSEEN : State.NEW;
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
