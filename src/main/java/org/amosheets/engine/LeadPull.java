package org.amosheets.engine;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Lead;
import org.amosheets.mapping.ServiceColumns;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Change.Source;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service for rows of leads that have none, whatever the mapping says of such leads. Asking is all that happens
 * here: the service gives each lead its row as it does to any other, once, however often it is asked.
 */
public final class LeadPull {

    /** What is known of a lead before anything is asked. */
    public enum Standing {
        /** Nothing says that it has a row. */
        NONE,
        /** A row of the tab is its own. */
        ROW,
        /** It had a row, which is not in the tab. */
        DELETED,
        /** An older tool put its row away into another tab. */
        ELSEWHERE
    }

    private final Store store;
    private final AmoCrm amoCrm;
    private final Sheet sheet;
    private final TabSource tabs;
    private final MappingSource mappings;
    private final Clock clock;

    public LeadPull(Store store, AmoCrm amoCrm, Sheet sheet, TabSource tabs, MappingSource mappings, Clock clock) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.sheet = sheet;
        this.tabs = tabs;
        this.mappings = mappings;
        this.clock = clock;
    }

    /** The keys and lead ids that the tab holds just now. */
    public record Seen(Set<String> keys, Set<String> leadIds) {}

    /** The zone whose days are meant: that of moments in the sheet. */
    public ZoneId zone() {
        return tabs.everyField().zone();
    }

    /**
     * Reads the tab's keys and lead ids.
     *
     * @throws Misconfigured where the tab lacks one of the two columns
     */
    public Seen look() {
        ServiceColumns service = mappings.current().service();
        List<String> wanted = List.of(service.key(), service.leadId());
        Map<String, Map<Integer, String>> columns = sheet.columns(wanted);
        if (!columns.keySet().containsAll(wanted)) {
            throw new Misconfigured("Tried to pull leads but the tab lacks one of the columns " + wanted
                    + "; run setup-sheet first, it adds them");
        }
        return new Seen(
                stripped(columns.getOrDefault(service.key(), Map.of()).values()),
                stripped(columns.getOrDefault(service.leadId(), Map.of()).values()));
    }

    /** A space that somebody typed makes no other key or id of it. */
    private static Set<String> stripped(Collection<String> cells) {
        return cells.stream().map(String::strip).collect(Collectors.toSet());
    }

    public Map<Long, Standing> standing(Collection<Long> leads, Seen seen) {
        Map<Long, String> keys = store.links().keysByLead(leads);
        Map<String, RowState> states = store.rows().byKeys(keys.values());
        Map<Long, String> elsewhere = new Elsewhere(store).of(leads);
        Map<Long, Standing> standing = new HashMap<>();
        for (Long lead : leads) {
            String key = keys.get(lead);
            boolean there = key == null
                    ? seen.leadIds().contains(lead.toString())
                    : seen.keys().contains(key);
            boolean begun = key != null && isBegun(states.get(key));
            Standing rowless = key == null || begun ? Standing.NONE : Standing.DELETED;
            boolean put = rowless == Standing.NONE && elsewhere.containsKey(lead);
            standing.put(lead, there ? Standing.ROW : put ? Standing.ELSEWHERE : rowless);
        }
        return standing;
    }

    /** @param again whether rows that a person deleted come back too */
    public void ask(Collection<Long> leads, boolean again) {
        Source source = again ? Source.PULLED_AGAIN : Source.PULLED;
        store.inbox()
                .accept(
                        Inbox.Lane.LEADS,
                        leads.stream()
                                .map(lead -> Change.lead(lead, source, clock.millis()))
                                .toList());
    }

    /** Those that have a link by now, and a row that is not only about to be written. */
    public Set<Long> linked(Collection<Long> leads) {
        Map<Long, String> keys = store.links().keysByLead(leads);
        Map<String, RowState> states = store.rows().byKeys(keys.values());
        Set<Long> linked = new HashSet<>();
        keys.forEach((lead, key) -> {
            if (states.containsKey(key) && !isBegun(states.get(key))) {
                linked.add(lead);
            }
        });
        return linked;
    }

    /** Those that amoCRM has no more. */
    public Set<Long> gone(Collection<Long> leads) {
        Set<Long> gone = new HashSet<>(leads);
        for (Lead lead : leads.isEmpty() ? List.<Lead>of() : amoCrm.leads(leads)) {
            if (!lead.deleted()) {
                gone.remove(lead.id());
            }
        }
        return gone;
    }

    /** Roughly how much the service has still to look at; 0 is exact. */
    public long waiting() {
        return store.inbox().waiting(Inbox.Lane.LEADS);
    }

    private static boolean isBegun(@Nullable RowState state) {
        return state != null && state.phase().equals(Phase.APPENDING);
    }
}
