package org.amosheets.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.amosheets.store.Inbox;
import org.amosheets.web.StandingDesk.StandingChange;

/** What waits in the inbox: how much, and since when. It goes by itself, so there is nothing to act upon. */
final class Waiting {

    private Waiting() {}

    static List<StandingChange> in(Inbox inbox) {
        List<StandingChange> waiting = new ArrayList<>();
        for (Inbox.Lane lane : Inbox.Lane.values()) {
            long count = inbox.waiting(lane);
            if (count > 0) {
                String reason = count + " announcements wait to be looked at";
                long since = inbox.oldest(lane).orElse(0);
                String id = "inbox:" + lane.name().toLowerCase(Locale.ROOT);
                waiting.add(new StandingChange(id, "waiting", reason, List.of(), List.of(), since));
            }
        }
        return waiting;
    }
}
