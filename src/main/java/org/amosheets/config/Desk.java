package org.amosheets.config;

import java.util.ArrayList;
import java.util.List;
import org.amosheets.engine.StandingChanges;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.web.StandingDesk;

/** What stands, for the operator's endpoints. */
record Desk(StandingChanges standing, Store store) implements StandingDesk {

    @Override
    public List<StandingChange> list(String state) {
        if (state.equals("waiting")) {
            return waiting();
        }
        return standing.list(state).stream()
                .map(entry -> new StandingChange(
                        entry.id(), entry.kind(), entry.reason(), entry.rows(), entry.leads(), entry.since()))
                .toList();
    }

    /** What waits in the inbox has no id to act upon; how much and since when is what there is to see. */
    private List<StandingChange> waiting() {
        List<StandingChange> waiting = new ArrayList<>();
        for (Inbox.Lane lane : Inbox.Lane.values()) {
            long count = store.inbox().waiting(lane);
            if (count > 0) {
                String reason = count + " announcements wait to be looked at";
                long since = store.inbox().oldest(lane).orElse(0);
                waiting.add(new StandingChange(
                        "inbox:" + lane.name().toLowerCase(java.util.Locale.ROOT),
                        "waiting",
                        reason,
                        List.of(),
                        List.of(),
                        since));
            }
        }
        return waiting;
    }

    @Override
    public boolean retry(String id) {
        return standing.retry(id);
    }

    @Override
    public boolean approve(String id) {
        return standing.approve(id);
    }

    @Override
    public boolean drop(String id) {
        return standing.drop(id);
    }
}
