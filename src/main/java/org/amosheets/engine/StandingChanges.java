package org.amosheets.engine;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Standing;
import org.amosheets.store.StandingGone;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;

/** What a person can do about changes that stand: retry a parked one, approve or drop a held one. */
public final class StandingChanges {

    /** The id of the entry that says that the spreadsheet may not be ours. */
    public static final String INSTALLATION = Installation.STANDING_ID;

    static final String SCAN_ASKED = "scan-asked";

    private final Store store;
    private final Clock clock;

    public StandingChanges(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public List<Standing.Entry> list(String kind) {
        return store.standing().list(kind);
    }

    /** Has the whole tab read soon. */
    public void askForLook() {
        Commit commit = store.newCommit();
        commit.mark(SCAN_ASKED, clock.millis());
        commit.runUnfenced();
    }

    /** Puts a parked change back into the inbox; false where there is none such. */
    public boolean retry(String id) {
        return act(store.standing().see(id), "parked", (entry, commit) -> requeue(entry, commit));
    }

    /** Lets a held change go on; false where there is none such. */
    public boolean approve(String id) {
        return act(store.standing().see(id), "held", (entry, commit) -> {
            if (id.equals(ImportGate.STANDING_ID)) {
                commit.addToSet(ImportGate.APPROVED, store.marks().set(ImportGate.HELD));
                commit.dropSet(ImportGate.HELD);
                commit.mark(SCAN_ASKED, clock.millis());
            }
            if (id.equals(Installation.STANDING_ID)) {
                commit.mark(Installation.APPROVED, entry.data().getOrDefault(Installation.WORD, ""));
                commit.mark(SCAN_ASKED, clock.millis());
            }
            if (id.startsWith(HeldEntry.PREFIX)) {
                commit.addToSet(MassChanges.APPROVED, entry.rows());
            }
            if (id.startsWith(CopyBrake.PREFIX)) {
                CopyBrake.approve(entry, commit);
                commit.mark(SCAN_ASKED, clock.millis());
            }
            requeue(entry, commit);
        });
    }

    /** Whether there is no going on without a yes: then dropping it leaves it standing. */
    public static boolean onlyApproved(Standing.Entry entry) {
        return entry.id().equals(Installation.STANDING_ID)
                && entry.data().getOrDefault(Installation.DECLINABLE, "true").equals("false");
    }

    /** Forgets a parked or held change: it comes up again only when its row or lead changes. */
    public boolean drop(String id) {
        Optional<Standing.Seen> seen = store.standing().see(id);
        if (seen.map(Standing.Seen::entry).filter(StandingChanges::onlyApproved).isPresent()) {
            return true;
        }
        return act(seen, "", (entry, commit) -> {
            if (id.equals(Installation.STANDING_ID)) {
                commit.mark(Installation.DECLINED, entry.data().getOrDefault(Installation.WORD, ""));
            }
        });
    }

    private boolean act(
            Optional<Standing.Seen> seen, String kind, java.util.function.BiConsumer<Standing.Entry, Commit> action) {
        if (seen.isEmpty() || (!kind.isEmpty() && !seen.get().entry().kind().equals(kind))) {
            return false;
        }
        Commit commit = store.newCommit();
        commit.decide(seen.get());
        action.accept(seen.get().entry(), commit);
        try {
            commit.runUnfenced();
            return true;
        } catch (StandingGone e) {
            return false;
        }
    }

    private void requeue(Standing.Entry entry, Commit commit) {
        for (Change change : entry.changes()) {
            boolean aboutRow = change.kind() == Change.Kind.ROW || change.kind() == Change.Kind.KEY;
            boolean pulled = change.source().compareTo(Change.Source.PULLED) >= 0;
            Change.Source source = pulled ? change.source() : Change.Source.OPERATOR;
            Change again = new Change(change.kind(), change.ref(), source, clock.millis());
            commit.enqueue(aboutRow ? Inbox.Lane.ROWS : Inbox.Lane.LEADS, List.of(again));
        }
    }
}
