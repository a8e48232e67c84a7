package org.amosheets.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amosheets.store.Inbox.Lane;
import org.amosheets.store.Inbox.Taken;
import org.amosheets.store.Intents.Intent;
import org.amosheets.store.Rows.RowState;
import org.amosheets.sync.Change;
import org.amosheets.sync.Link;

/**
 * Collects what changes together and applies it in one step: all of it or nothing, and once, however often it is run.
 * For one thread.
 */
public final class Commit {

    private static final String LOG_AGE_MS = Long.toString(Duration.ofDays(90).toMillis());
    /** The audit log keeps this many lines at most; the conflict log is bounded by age alone. */
    private static final String AUDIT_LINES = "200000";

    private static final String ANY = "0";

    private final CommitScript script;
    private final String id = UUID.randomUUID().toString();

    /** Acknowledgements come first: what is put back in the same commit must not fall to them. */
    private final List<List<String>> acknowledgements = new ArrayList<>();

    private final List<List<String>> operations = new ArrayList<>();

    Commit(CommitScript script) {
        this.script = script;
    }

    /** Keeps a link; the ways to it from its lead and its contact follow. A lead that another row has is refused. */
    public void putLink(Link link) {
        operations.add(List.of(
                "link",
                link.rowKey(),
                Long.toString(link.leadId()),
                Long.toString(link.contactId()),
                Json.write(StoredLink.of(link))));
    }

    public void dropLink(String rowKey) {
        operations.add(List.of("unlink", rowKey));
    }

    public void putRow(String rowKey, RowState state) {
        put("rows", rowKey, Json.write(state));
    }

    public void dropRow(String rowKey) {
        drop("rows", rowKey);
    }

    public void putIntent(Intent intent) {
        put("intents", intent.rowKey(), Json.write(intent));
    }

    /** The create is through. */
    public void dropIntent(String rowKey) {
        drop("intents", rowKey);
    }

    /** The create was none. */
    public void cancelIntent(String rowKey) {
        dropIntent(rowKey);
        dropSent(rowKey);
    }

    /** What the row shows, canonical by field, of what is about to be sent. */
    public void putSent(String rowKey, Map<String, String> values) {
        put("sent", rowKey, Json.write(new Sent.Values(values)));
    }

    public void dropSent(String rowKey) {
        drop("sent", rowKey);
    }

    /** A patch about to be sent, until it is known what it overwrote. */
    public void putPatched(Patched.Entry entry) {
        put("patched", entry.id(), Json.write(entry));
    }

    public void dropPatched(String entryId) {
        drop("patched", entryId);
    }

    /** What of amoCRM a write is proven to have put into the row, canonical by field. */
    void putShown(String rowKey, Map<String, String> values) {
        operations.add(List.of("show", rowKey, Json.write(values)));
    }

    /** The link has taken in what the row was given to show. */
    public void dropShown(String rowKey) {
        drop("shown", rowKey);
    }

    public void putStanding(Standing.Entry entry) {
        put("standing", entry.id(), Json.write(entry));
    }

    /** Takes the entry away if it is as it was seen; what has joined it goes on standing. Commits nothing if it is gone. */
    public void decide(Standing.Seen seen) {
        operations.add(List.of("decide", seen.entry().id(), seen.stored()));
    }

    public void dropStanding(String entryId) {
        drop("standing", entryId);
    }

    public void mark(String name, long value) {
        put("marks", name, Long.toString(value));
    }

    public void mark(String name, String value) {
        put("marks", name, value);
    }

    public void dropMark(String name) {
        drop("marks", name);
    }

    public void addToSet(String name, Collection<String> values) {
        values.forEach(value -> operations.add(List.of("add", Members.named(name), value)));
    }

    public void removeFromSet(String name, Collection<String> values) {
        values.forEach(value -> operations.add(List.of("remove", Members.named(name), value)));
    }

    public void dropSet(String name) {
        operations.add(List.of("clear", Members.named(name)));
    }

    /** Looks at this again, but not before that time has passed on Redis' clock. */
    public void later(Lane lane, Change change, Duration notBefore) {
        operations.add(List.of("later", lane.word(), Long.toString(notBefore.toMillis()), Json.write(change)));
    }

    public void enqueue(Lane lane, List<Change> changes) {
        Inbox.entries(changes).forEach(entry -> operations.add(List.of("enqueue", lane.word(), entry)));
    }

    /** Keeps what is about to be written, before it is. */
    public void begin(AuditEntry entry) {
        put("auditOpen", entry.id(), Json.write(entry));
    }

    /** Adds a line to the audit log in place of what was kept before the write. */
    public void audit(AuditEntry entry) {
        forget(entry.id());
        log("audit", AUDIT_LINES, entry.subjects(), entry);
    }

    /** A write of the sheet was checked to its end. */
    void endWrite(String writeId) {
        drop("journal", writeId);
    }

    /** What was kept before a write was not sent after all. */
    public void forget(String entryId) {
        drop("auditOpen", entryId);
    }

    /** Adds a line to the conflict log. */
    public void conflict(ConflictEntry entry) {
        log("conflicts", ANY, entry.subjects(), entry);
    }

    /** Somebody waits for a row to be settled; in place of what was kept under the same ticket. */
    public void putCaller(Callers.Caller caller) {
        put("callers", caller.ticket(), Json.write(caller));
    }

    /** The caller gave up. */
    public void dropCaller(String ticket) {
        drop("callers", ticket);
        drop("answers", ticket);
    }

    /** The row that the caller waits for is settled. */
    public void answerCaller(String ticket, Callers.Answer answer) {
        drop("callers", ticket);
        put("answers", ticket, Json.write(answer));
    }

    /** How far the import under way has come. */
    public void putImport(Imports.Job job) {
        put("imports", Imports.RUNNING, Json.write(job));
    }

    /** The import under way waits for this row: its key, or its number as {@link Imports#number} has it. */
    public void importWaits(String row) {
        put("importWaiting", row, "1");
        drop("importDone", row);
    }

    /** The import under way does not wait for this row any more. */
    public void importForgets(String row) {
        drop("importWaiting", row);
    }

    /** What became of a row in the import under way. */
    public void importDone(String row, Imports.RowEnd end) {
        importForgets(row);
        put("importDone", row, Json.write(end));
    }

    /** The import under way is over; its rows are forgotten, and so are these older ones. */
    public void endImport(Imports.Ended ended, Collection<String> older) {
        put("imports", ended.id(), Json.write(ended));
        older.forEach(id -> drop("imports", id));
        drop("imports", Imports.RUNNING);
        operations.add(List.of("wipe", "importWaiting"));
        operations.add(List.of("wipe", "importDone"));
    }

    /** The conflicts of a row that wait for a person. */
    public void openConflicts(String rowKey, List<ConflictEntry> open) {
        if (open.isEmpty()) {
            drop("openConflicts", rowKey);
        } else {
            put("openConflicts", rowKey, Json.write(new OpenConflicts.OfRow(open)));
        }
    }

    /** What was taken is done. */
    public void acknowledge(Taken taken) {
        String lane = taken.lane().word();
        taken.entryIds().forEach(entry -> acknowledgements.add(List.of("ackEntry", lane, entry)));
        taken.delayedIds().forEach(member -> acknowledgements.add(List.of("ackDelayed", lane, member)));
    }

    /** Puts what was taken back with every change on its own, so that the one that makes a batch fail can be found. */
    public void scatter(Taken taken) {
        acknowledge(taken);
        taken.changes().forEach(change -> enqueue(taken.lane(), List.of(change)));
    }

    public boolean isEmpty() {
        return acknowledgements.isEmpty() && operations.isEmpty();
    }

    /**
     * Applies it, unless another process took the lease since.
     *
     * @throws StoreUnavailable where it is not known whether it was applied; running it again is safe
     */
    public void run(Lease lease) throws LeaseLost, StoreUnavailable {
        run(lease, lease.fence());
    }

    /** As {@link #run(Lease)}, for a batch that began under this fence. */
    public void run(Lease lease, long batchFence) throws LeaseLost, StoreUnavailable {
        if (batchFence == 0) {
            throw new LeaseLost();
        }
        if (!isEmpty()) {
            script.run(lease.owner(), Long.toString(batchFence), id, all());
        }
    }

    /** Applies it whoever holds the lease: for the web edge and the operator's actions. */
    public void runUnfenced() throws StoreUnavailable, StandingGone {
        if (!isEmpty()) {
            script.run("", "", id, all());
        }
    }

    private List<List<String>> all() {
        List<List<String>> all = new ArrayList<>(acknowledgements);
        all.addAll(operations);
        return all;
    }

    private void put(String hash, String field, String value) {
        operations.add(List.of("put", hash, field, value));
    }

    private void drop(String hash, String field) {
        operations.add(List.of("drop", hash, field));
    }

    private void log(String name, String most, Collection<String> subjects, Object entry) {
        String about =
                subjects.stream().map(subject -> subject.replace("\0", "")).collect(Collectors.joining("\0"));
        operations.add(List.of("log", name, LOG_AGE_MS, most, about, Json.write(entry)));
    }
}
