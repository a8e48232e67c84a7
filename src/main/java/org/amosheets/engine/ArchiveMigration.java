package org.amosheets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Lead;
import org.amosheets.engine.ArchivedLead.Verdict;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetByHand;
import org.amosheets.store.Commit;
import org.amosheets.store.Store;
import org.amosheets.sync.Cell;

/**
 * Remembers the leads whose rows the order desk had put away into tabs of months ({@code 02.2026}), so that none of them gets
 * another row. What counts is what the tabs hold; the state that the tool left is only compared with it.
 */
public final class ArchiveMigration {

    private static final Pattern MONTH = Pattern.compile("(0[1-9]|1[0-2])\\.\\d{4}");
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
    private static final int CHUNK = 500;

    private final Store store;
    private final Sheet sheet;
    private final SheetByHand hand;
    private final AmoCrm amoCrm;
    private final MappingSource mappings;
    private final Elsewhere elsewhere;

    public ArchiveMigration(Store store, Sheet sheet, SheetByHand hand, AmoCrm amoCrm, MappingSource mappings) {
        this.store = store;
        this.sheet = sheet;
        this.hand = hand;
        this.amoCrm = amoCrm;
        this.mappings = mappings;
        this.elsewhere = new Elsewhere(store);
    }

    /**
     * Compares the tabs with amoCRM. Writes nothing.
     *
     * @param tracked leads that the older tool's state names, with the tab where their row was
     * @return every lead that a tab of a month holds, and every lead that only the state names, by id
     */
    public List<ArchivedLead> compare(Map<Long, String> tracked) {
        String column = mappings.current().service().leadId();
        Map<Long, String> archived = new TreeMap<>();
        for (String title : hand.otherTabs()) {
            if (MONTH.matcher(title.strip()).matches()) {
                ids(sheet.otherTab(title).orElse(List.of()), column).forEach(id -> archived.put(id, title.strip()));
            }
        }
        Set<Long> here = new HashSet<>();
        sheet.columns(List.of(column)).values().forEach(cells -> cells.values().forEach(text -> add(here, text)));
        Map<Long, String> all = new TreeMap<>(tracked);
        all.putAll(archived);
        Set<Long> living = living(all.keySet());
        Map<Long, String> known = elsewhere.of(all.keySet());
        List<ArchivedLead> leads = new ArrayList<>();
        all.forEach((lead, tab) -> {
            boolean put = archived.containsKey(lead);
            if (put || !here.contains(lead)) {
                leads.add(new ArchivedLead(
                        lead,
                        tab,
                        verdict(put, here.contains(lead) || known.containsKey(lead), living.contains(lead))));
            }
        });
        return leads;
    }

    /** Remembers those that fit; of the others nothing is kept. */
    public List<ArchivedLead> carryOut(List<ArchivedLead> compared) {
        List<ArchivedLead> fit = compared.stream()
                .filter(lead -> lead.verdict() == Verdict.would)
                .toList();
        for (int from = 0; from < fit.size(); from += CHUNK) {
            Commit commit = store.newCommit();
            fit.subList(from, Math.min(fit.size(), from + CHUNK))
                    .forEach(lead -> Elsewhere.put(commit, lead.lead(), lead.tab()));
            commit.run(store.lease());
        }
        return compared.stream()
                .map(lead -> lead.verdict() == Verdict.would
                        ? new ArchivedLead(lead.lead(), lead.tab(), Verdict.taken)
                        : lead)
                .toList();
    }

    private static Verdict verdict(boolean archived, boolean known, boolean living) {
        if (!archived) {
            return Verdict.nowhere;
        }
        return known ? Verdict.present : living ? Verdict.would : Verdict.gone;
    }

    private Set<Long> living(Set<Long> ids) {
        Set<Long> living = new HashSet<>();
        for (Lead lead : ids.isEmpty() ? List.<Lead>of() : amoCrm.leads(ids)) {
            if (!lead.deleted()) {
                living.add(lead.id());
            }
        }
        return living;
    }

    private static Set<Long> ids(List<List<Cell>> lines, String column) {
        Set<Long> ids = new HashSet<>();
        Map<String, Integer> header = new HashMap<>();
        if (!lines.isEmpty()) {
            for (int i = lines.get(0).size() - 1; i >= 0; i--) {
                header.put(fold(lines.get(0).get(i).text()), i);
            }
        }
        Integer index = header.get(fold(column));
        for (int i = 1; index != null && i < lines.size(); i++) {
            List<Cell> line = lines.get(i);
            add(ids, index < line.size() ? line.get(index).text() : "");
        }
        return ids;
    }

    private static void add(Set<Long> ids, String text) {
        if (ID.matcher(text.strip()).matches()) {
            ids.add(Long.parseLong(text.strip()));
        }
    }

    private static String fold(String header) {
        return header.strip().toLowerCase(Locale.ROOT);
    }
}
