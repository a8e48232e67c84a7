package org.amosheets.engine;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amosheets.store.Callers.Answer;
import org.amosheets.store.Callers.Caller;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;

/** For those who say that a row was edited and wait until it is settled. */
public final class RowCallers {

    /** Nobody waits that long: who asked is gone with its process. */
    static final long FORGOTTEN_MS = 60_000;

    private static final String WHO = "A caller of /leads/upsert";

    private final Store store;
    private final Clock clock;

    public RowCallers(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Keeps the hint; it is durable once this returns. */
    public void keep(int row, boolean whole) {
        Told.keep(store.inbox(), Inbox.Lane.ROWS, WHO, List.of(hint(row, whole)));
    }

    /** Keeps the hint, and that somebody waits for what comes of it. Returns the ticket to ask with. */
    public String ask(int row, boolean whole) {
        Caller caller = new Caller(UUID.randomUUID().toString(), clock.millis(), row, "");
        Commit commit = store.newCommit();
        forgetOld(commit);
        commit.putCaller(caller);
        Told told = Told.of(List.of(hint(row, whole)));
        commit.enqueue(Inbox.Lane.ROWS, told.changes());
        commit.runUnfenced();
        told.kept(WHO);
        return caller.ticket();
    }

    /** How the row ended; empty where it is not settled yet. */
    public Optional<Answer> answer(String ticket) {
        return Optional.ofNullable(store.callers().answers(Set.of(ticket)).get(ticket));
    }

    /** Nobody waits any more. */
    public void leave(String ticket) {
        Commit commit = store.newCommit();
        commit.dropCaller(ticket);
        commit.runUnfenced();
    }

    /** A process that was killed took no answers. */
    private void forgetOld(Commit commit) {
        Set<String> answered = store.callers().answered();
        if (!answered.isEmpty()) {
            store.callers().answers(answered).entrySet().stream()
                    .filter(entry -> clock.millis() - entry.getValue().at() > FORGOTTEN_MS)
                    .collect(Collectors.toSet())
                    .forEach(entry -> commit.dropCaller(entry.getKey()));
        }
    }

    private Change hint(int row, boolean whole) {
        return Change.row(row, whole ? Change.Source.WHOLE : Change.Source.SCRIPT, clock.millis());
    }
}
