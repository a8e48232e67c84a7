package org.amosheets.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.amosheets.store.Inbox;
import org.amosheets.sync.Change;
import org.amosheets.sync.Change.Kind;
import org.amosheets.web.StandingDesk.StandingChange;

/** What waits in the inbox: how much, and since when. It goes by itself, so there is nothing to act upon. */
final class Waiting {

    /** So many of those that are concerned are named; the reason says how much waits in all. */
    private static final int NAMED = 200;

    private Waiting() {}

    static List<StandingChange> in(Inbox inbox) {
        List<StandingChange> waiting = new ArrayList<>();
        for (Inbox.Lane lane : Inbox.Lane.values()) {
            long count = inbox.waiting(lane);
            if (count > 0) {
                String reason = count + " announcements wait to be looked at";
                long since = inbox.oldest(lane).orElse(0);
                String id = "inbox:" + lane.name().toLowerCase(Locale.ROOT);
                List<Change> named = inbox.peek(lane, NAMED);
                waiting.add(new StandingChange(id, "waiting", reason, rows(named), leads(named), since));
            }
        }
        return waiting;
    }

    /** Keys, or numbers of rows whose key nobody has looked at yet. */
    private static List<String> rows(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.kind() == Kind.KEY || change.kind() == Kind.ROW)
                .map(Change::ref)
                .toList();
    }

    private static List<Long> leads(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.kind() == Kind.LEAD)
                .map(change -> Long.valueOf(change.ref()))
                .toList();
    }
}
