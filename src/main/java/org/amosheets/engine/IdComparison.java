package org.amosheets.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.engine.LinkComparison.Compared;
import org.amosheets.engine.NamedLead.Verdict;
import org.amosheets.mapping.Handles;
import org.amosheets.sheets.SheetRow;
import org.amosheets.store.Store;

/**
 * Whether the rows that name a lead in their id column fit it. Such rows the service links by itself; what does not fit is
 * better known before that. Writes nothing anywhere.
 */
public final class IdComparison {

    private static final int SHOWN = 40;

    private final Store store;
    private final AmoCrm amoCrm;
    private final RowFit fit;

    public IdComparison(Store store, AmoCrm amoCrm, SyncOptions options) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.fit = new RowFit(new Handles(options.phoneRegion()));
    }

    /** What is known of the leads that rows name. */
    private record Known(
            Map<Long, Lead> leads, Map<Long, Contact> contacts, Map<Long, String> owners, Map<String, Long> linked) {}

    /**
     * Looks at every row that names a lead.
     *
     * @param compared the rows as they are
     * @param told numbers of rows that are left out
     * @return each with its verdict, by row
     */
    public List<NamedLead> of(Compared compared, Set<Integer> told) {
        Map<Integer, Long> named = new TreeMap<>();
        compared.rows().forEach(row -> compared.leadId(row).ifPresent(id -> named.put(row.number(), id)));
        Map<Long, Long> unlinked = new HashMap<>();
        Known known = known(compared, named);
        named.forEach((row, id) -> {
            if (!isLinked(compared, known, row, id)) {
                unlinked.merge(id, 1L, Long::sum);
            }
        });
        List<NamedLead> judged = new ArrayList<>();
        named.forEach((row, id) -> {
            if (!told.contains(row)) {
                boolean alone = unlinked.getOrDefault(id, 1L) == 1;
                judged.add(new NamedLead(row, shown(compared, row), verdict(compared, known, row, id, alone)));
            }
        });
        return judged;
    }

    private Known known(Compared compared, Map<Integer, Long> named) {
        Set<Long> ids = new HashSet<>(named.values());
        ids.removeIf(id -> id <= 0);
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
        Set<String> keys = new HashSet<>();
        named.keySet().forEach(row -> keys.add(compared.key(compared.row(row))));
        keys.remove("");
        Map<String, Long> linked = new HashMap<>();
        store.links().byKeys(keys).forEach((key, link) -> linked.put(key, link.leadId()));
        return new Known(leads, contacts, store.links().keysByLead(ids), linked);
    }

    private static boolean isLinked(Compared compared, Known known, int row, long id) {
        return Objects.equals(known.linked().get(compared.key(compared.row(row))), id);
    }

    private Verdict verdict(Compared compared, Known known, int row, long id, boolean alone) {
        if (id <= 0) {
            return Verdict.noId;
        }
        if (isLinked(compared, known, row, id)) {
            return Verdict.linked;
        }
        SheetRow cells = compared.row(row);
        if (known.linked().containsKey(compared.key(cells))) {
            return Verdict.otherLead;
        }
        if (known.owners().containsKey(id)) {
            return Verdict.otherRow;
        }
        Lead lead = known.leads().get(id);
        if (lead == null) {
            return Verdict.gone;
        }
        if (!alone) {
            return Verdict.twice;
        }
        return isOfAnother(compared, cells, lead, known.contacts()) ? Verdict.otherPerson : Verdict.fits;
    }

    /** An id says more than that nothing else can be compared: only what contradicts it counts. */
    private boolean isOfAnother(Compared compared, SheetRow cells, Lead lead, Map<Long, Contact> known) {
        Collection<Contact> contacts = lead.contactIds().stream()
                .flatMap(contact -> Optional.ofNullable(known.get(contact)).stream())
                .toList();
        return fit.of(compared.values(cells), cells.number(), lead, contacts) == OlderLink.Verdict.otherPerson;
    }

    /** A person may have typed anything there. */
    private static String shown(Compared compared, int row) {
        String text = compared.leadIdText(compared.row(row)).strip().replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
