package org.amosheets.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.store.Commit;
import org.amosheets.store.Store;

/** Leads whose row stands in another tab, where an older tool put it away: they get none in ours. */
final class Elsewhere {

    private static final String MARK = "row-elsewhere/";

    private final Store store;

    Elsewhere(Store store) {
        this.store = store;
    }

    /** In which tab the rows of these leads stand; one of which nothing is known is absent. */
    Map<Long, String> of(Collection<Long> leads) {
        List<String> names = leads.stream().map(lead -> MARK + lead).toList();
        Map<Long, String> tabs = new HashMap<>();
        store.marks().texts(names).forEach((name, tab) -> tabs.put(Long.valueOf(name.substring(MARK.length())), tab));
        return tabs;
    }

    static void put(Commit commit, long lead, String tab) {
        commit.mark(MARK + lead, tab);
    }
}
