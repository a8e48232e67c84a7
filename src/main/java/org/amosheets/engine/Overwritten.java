package org.amosheets.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.FieldEvent;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Patched;
import org.amosheets.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks amoCRM's events what our patches overwrote: amoCRM has no conditional write, so a person may change a field between
 * our read and our patch. What is found goes to the conflict log; nothing is written to either side.
 */
public final class Overwritten {

    private static final Logger LOG = LoggerFactory.getLogger(Overwritten.class);

    /** amoCRM's list of events may lag a little. */
    static final long FIRST_LOOK_MS = 5_000;

    static final long GIVEN_UP_MS = Duration.ofMinutes(10).toMillis();

    /** Live changes go first, but not for ever: some may wait in the inbox for hours. Then it is one look a minute. */
    private static final long PATIENCE_MS = 60_000;

    private static final long NOT_ASKED_AFTER_REFUSAL_MS = Duration.ofHours(1).toMillis();

    /** Up to this many leads, or contacts, are asked for by their ids; more by time. */
    private static final int FEW = 30;

    private static final int PAGES = 50;
    private static final int REMEMBERED = 20_000;

    private final Store store;
    private final AmoCrm amoCrm;
    private final TabSource tabs;
    private final Leadership leadership;
    private final Clock clock;
    /** Only this process's: after a start an event could at worst be told of twice. */
    private final Set<String> used = new LinkedHashSet<>();

    private long lastLook;
    private long refusedUntil;

    public Overwritten(Store store, AmoCrm amoCrm, TabSource tabs, Leadership leadership, Clock clock) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.tabs = tabs;
        this.leadership = leadership;
        this.clock = clock;
    }

    /** Called every few seconds; asks amoCRM nothing where nothing was patched of late. */
    public void look() {
        long fence = store.lease().fence();
        if (fence == 0 || !leadership.ready()) {
            return;
        }
        List<Patched.Entry> all = store.patched().all();
        long now = clock.millis();
        List<Patched.Entry> due =
                all.stream().filter(patch -> isDue(patch.at(), lastLook, now)).toList();
        if (!due.isEmpty() && Math.max(oldest(due), lastLook) > now - PATIENCE_MS && busy()) {
            return;
        }
        for (boolean contacts : new boolean[] {false, true}) {
            look(of(all, contacts), of(due, contacts), contacts, fence, now);
        }
        lastLook = now;
    }

    /** At ever longer distances, as what is not there after some looks hardly ever comes. */
    static boolean isDue(long at, long lastLook, long now) {
        for (long age = FIRST_LOOK_MS; age < GIVEN_UP_MS; age *= 2) {
            if (lastLook < at + age && at + age <= now) {
                return true;
            }
        }
        return false;
    }

    private boolean busy() {
        return store.inbox().waiting(Inbox.Lane.ROWS) + store.inbox().waiting(Inbox.Lane.LEADS) > 0;
    }

    private void look(List<Patched.Entry> all, List<Patched.Entry> due, boolean contacts, long fence, long now) {
        Commit commit = store.newCommit();
        Set<Long> asked = due.stream().map(Patched.Entry::entityId).collect(Collectors.toSet());
        // Younger patches of the same leads too, lest an event of theirs be taken for an older one's.
        List<Patched.Entry> concerned =
                all.stream().filter(patch -> asked.contains(patch.entityId())).toList();
        List<Patched.Entry> open = new ArrayList<>(all);
        List<String> found = new ArrayList<>();
        if (now < refusedUntil) {
            open.removeAll(due);
        } else if (!due.isEmpty()) {
            try {
                EventFields fields = new EventFields(tabs.everyField(), amoCrm.directory());
                var outcome = Overwrites.of(concerned, events(concerned, asked, contacts), fields, used);
                open.removeAll(concerned);
                open.addAll(outcome.open());
                outcome.findings().forEach(finding -> OverwriteEntries.of(finding, now, commit));
                outcome.open().stream()
                        .filter(patch -> !concerned.contains(patch))
                        .forEach(commit::putPatched);
                found.addAll(outcome.used());
            } catch (AmoCrmException.Rejected refused) {
                LOG.warn("What our changes may have overwritten in amoCRM is not known: {}", refused.getMessage());
                refusedUntil = now + NOT_ASKED_AFTER_REFUSAL_MS;
                open.removeAll(due);
            }
        }
        open.removeIf(patch -> patch.at() <= now - GIVEN_UP_MS);
        Set<String> kept = open.stream().map(Patched.Entry::id).collect(Collectors.toSet());
        all.stream().map(Patched.Entry::id).filter(id -> !kept.contains(id)).forEach(commit::dropPatched);
        if (!commit.isEmpty()) {
            commit.run(store.lease(), fence);
        }
        // Not before: what was not committed is decided upon anew.
        remember(found);
    }

    private List<FieldEvent> events(List<Patched.Entry> patches, Set<Long> ids, boolean contacts) {
        long from = oldest(patches) / 1000 - Overwrites.EARLIER_SECONDS;
        long to = patches.stream().mapToLong(Patched.Entry::at).max().orElse(0) / 1000 + Overwrites.LATER_SECONDS;
        return ids.size() <= FEW
                ? amoCrm.events(contacts, ids, from, to)
                : amoCrm.eventsBetween(contacts, from, to, PAGES);
    }

    private void remember(Collection<String> marks) {
        used.addAll(marks);
        used.stream().limit(Math.max(0, used.size() - REMEMBERED)).toList().forEach(used::remove);
    }

    private static long oldest(List<Patched.Entry> patches) {
        return patches.stream().mapToLong(Patched.Entry::at).min().orElse(0);
    }

    private static List<Patched.Entry> of(List<Patched.Entry> patches, boolean contacts) {
        return patches.stream()
                .filter(patch -> patch.contact() == contacts)
                .sorted(Comparator.comparingLong(Patched.Entry::at))
                .toList();
    }
}
