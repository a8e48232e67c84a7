package org.amosheets.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.engine.OlderLink.Verdict;
import org.amosheets.mapping.Handles;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.Store;
import org.amosheets.sync.SheetValue;

/** Compares the links of an older tool with both sides as they are now. Writes nothing anywhere. */
public final class LinkComparison {

    private static final String OLDER_ERROR = "error:";

    private final Store store;
    private final Sheet sheet;
    private final AmoCrm amoCrm;
    private final TabSource tabs;
    private final RowFit fit;

    public LinkComparison(Store store, Sheet sheet, AmoCrm amoCrm, TabSource tabs, SyncOptions options) {
        this.store = store;
        this.sheet = sheet;
        this.amoCrm = amoCrm;
        this.tabs = tabs;
        this.fit = new RowFit(new Handles(options.phoneRegion()));
    }

    /** What came of a comparison, and the rows as they were read for it. */
    public static final class Compared {

        private final List<OlderLink> links = new ArrayList<>();
        private final Map<Integer, SheetRow> rows = new TreeMap<>();
        private final Header header;
        private final Tab tab;

        private Compared(Header header, Tab tab) {
            this.header = header;
            this.tab = tab;
        }

        /** Every link with its verdict, by row, the newest lead of each first. */
        public List<OlderLink> links() {
            return List.copyOf(links);
        }

        List<OlderLink> fitting() {
            return links.stream()
                    .filter(link -> link.verdict() == Verdict.would)
                    .toList();
        }

        SheetRow row(int number) {
            return Optional.ofNullable(rows.get(number)).orElseThrow();
        }

        Collection<SheetRow> rows() {
            return rows.values();
        }

        String key(SheetRow row) {
            return tab.key(header, row);
        }

        /** As {@link Tab#leadId}. */
        Optional<Long> leadId(SheetRow row) {
            return tab.leadId(header, row);
        }

        String leadIdText(SheetRow row) {
            return row.cell(header, tab.service().leadId()).text();
        }

        /** The mapped cells by field. */
        Map<String, SheetValue> values(SheetRow row) {
            return RowReader.values(tab, header, row, Map.of(), 0);
        }

        String fingerprint(SheetRow row) {
            return RowReader.fingerprint(tab, header, row);
        }

        /** The rows whose status holds the text that an older tool wrote in place of one when it had failed. */
        public List<Integer> rowsWithOlderErrors() {
            if (!tab.maps("lead.status")) {
                return List.of();
            }
            String column = tab.mapped().column("lead.status");
            return rows.values().stream()
                    .filter(row -> row.cell(header, column).text().strip().startsWith(OLDER_ERROR))
                    .map(SheetRow::number)
                    .toList();
        }

        private boolean isBlank(int number) {
            SheetRow row = rows.get(number);
            return row == null || tab.isBlank(header, row);
        }
    }

    /** What is known of the leads, the rows' keys and what stands in the tab. */
    private record Known(
            Map<Long, Lead> leads,
            Map<Long, Contact> contacts,
            Map<Long, Integer> named,
            Map<Long, String> linked,
            Map<String, Long> leadsByKey,
            Set<String> begun) {}

    /**
     * Looks at both sides.
     *
     * @param leads ids of leads by the row's number
     * @throws Misconfigured where the tab lacks the service's columns, or is another installation's
     */
    public Compared of(Map<Integer, ? extends Collection<Long>> leads) {
        OwnSpreadsheet.check(store, sheet, "take over links");
        TabRead read = sheet.all();
        Tab tab = tabs.bind(read.header());
        if (tab.service().leadId().isEmpty()) {
            throw new Misconfigured("Tried to take over links but the mapping names no column for the lead's id; add"
                    + " leadId to its 'service'");
        }
        List<String> absent = tab.absentServiceColumns(read.header());
        if (read.header().names().isEmpty() || !absent.isEmpty()) {
            throw new Misconfigured("Tried to take over links but the tab lacks the columns " + absent
                    + "; run setup-sheet first, it adds them");
        }
        Compared compared = new Compared(read.header(), tab);
        read.rows().forEach(row -> compared.rows.put(row.number(), row));
        Known known = known(compared, leads);
        Set<Long> given = new HashSet<>();
        new TreeMap<>(leads).forEach((row, ids) -> judge(compared, known, row, new TreeSet<>(ids), given));
        return compared;
    }

    private Known known(Compared compared, Map<Integer, ? extends Collection<Long>> wanted) {
        Set<Long> ids = wanted.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        Map<Long, Lead> leads = new HashMap<>();
        if (!ids.isEmpty()) {
            amoCrm.leads(ids).stream().filter(lead -> !lead.deleted()).forEach(lead -> leads.put(lead.id(), lead));
        }
        Set<Long> people = leads.values().stream()
                .flatMap(lead -> lead.contactIds().stream())
                .collect(Collectors.toSet());
        Map<Long, Contact> contacts = new HashMap<>();
        if (!people.isEmpty()) {
            amoCrm.contacts(people).forEach(contact -> contacts.put(contact.id(), contact));
        }
        Map<Long, Integer> named = new HashMap<>();
        Set<String> keys = new HashSet<>();
        compared.rows.forEach((number, row) -> {
            compared.leadId(row).ifPresent(id -> named.putIfAbsent(id, number));
            keys.add(compared.key(row));
        });
        keys.remove("");
        Map<String, Long> leadsByKey = new HashMap<>();
        store.links().byKeys(keys).forEach((key, link) -> leadsByKey.put(key, link.leadId()));
        return new Known(
                leads,
                contacts,
                named,
                store.links().keysByLead(ids),
                leadsByKey,
                store.intents().byKeys(keys).keySet());
    }

    private void judge(Compared compared, Known known, int row, NavigableSet<Long> ids, Set<Long> given) {
        List<OlderLink> ofRow = new ArrayList<>();
        boolean found = false;
        for (long id : ids.descendingSet()) {
            Verdict verdict = verdict(compared, known, row, id, given);
            if (found && verdict != Verdict.gone) {
                verdict = Verdict.surplus;
            }
            if (verdict == Verdict.would || verdict == Verdict.present) {
                found = true;
                given.add(id);
            }
            ofRow.add(new OlderLink(row, id, verdict));
        }
        if (found) {
            // Of the leads too many those were closed already.
            ofRow.removeIf(link -> link.verdict() == Verdict.gone);
            // A newer one than the row's own is one too many all the same.
            ofRow.replaceAll(link -> link.verdict() == Verdict.otherLead
                    ? new OlderLink(link.row(), link.lead(), Verdict.surplus)
                    : link);
        }
        compared.links.addAll(ofRow);
    }

    private Verdict verdict(Compared compared, Known known, int row, long id, Set<Long> given) {
        Lead lead = known.leads().get(id);
        if (lead == null) {
            return Verdict.gone;
        }
        if (compared.isBlank(row)) {
            return Verdict.blank;
        }
        SheetRow cells = compared.row(row);
        String key = compared.key(cells);
        Optional<Long> names = compared.leadId(cells);
        Long linked = known.leadsByKey().get(key);
        if (names.isPresent() || linked != null) {
            boolean own = names.filter(named -> named != id).isEmpty() && (linked == null || linked == id);
            return own ? Verdict.present : Verdict.otherLead;
        }
        if (known.named().containsKey(id) || known.linked().containsKey(id) || given.contains(id)) {
            return Verdict.otherRow;
        }
        if (known.begun().contains(key)) {
            return Verdict.begun;
        }
        List<Contact> contacts = lead.contactIds().stream()
                .flatMap(contact -> Optional.ofNullable(known.contacts().get(contact)).stream())
                .toList();
        return fit.of(compared.values(cells), row, lead, contacts);
    }
}
