package org.amosheets.store;

import java.time.Duration;
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
 * Collects what changes together and applies it in one step: all of it or nothing, and once, however often it is run. What
 * is about thousands of rows goes in parts, each row whole in one of them, and what is about no row last. For one thread.
 */
public final class Commit {

    private static final String LOG_AGE_MS = Long.toString(Duration.ofDays(90).toMillis());
    /** The audit log keeps this many lines at most; the conflict log is bounded by age alone. */
    private static final String AUDIT_LINES = "200000";

    private static final String ANY = "0";

    private final CommitScript script;
    private final String id = UUID.randomUUID().toString();

    private final Operations operations;

    Commit(CommitScript script, Operations operations) {
        this.script = script;
        this.operations = operations;
    }

    /** Keeps a link; the ways to it from its lead and its contact follow. A lead that another row has is refused. */
    public void putLink(Link link) {
        operations.ofRow(
                link.rowKey(),
                "link",
                link.rowKey(),
                Long.toString(link.leadId()),
                Long.toString(link.contactId()),
                Json.write(StoredLink.of(link)));
    }

    public void dropLink(String rowKey) {
        operations.whole("unlink", rowKey);
    }

    public void putRow(String rowKey, RowState state) {
        operations.putOfRow("rows", rowKey, Json.write(state));
    }

    public void dropRow(String rowKey) {
        operations.dropOfRow("rows", rowKey);
    }

    public void putIntent(Intent intent) {
        operations.putOfRow("intents", intent.rowKey(), Json.write(intent));
    }

    /** The create is through. */
    public void dropIntent(String rowKey) {
        operations.dropOfRow("intents", rowKey);
    }

    /** The create was none. */
    public void cancelIntent(String rowKey) {
        dropIntent(rowKey);
        dropSent(rowKey);
    }

    /** What the row shows, canonical by field, of what is about to be sent. */
    public void putSent(String rowKey, Map<String, String> values) {
        operations.putOfRow("sent", rowKey, Json.write(new Sent.Values(values)));
    }

    public void dropSent(String rowKey) {
        operations.dropOfRow("sent", rowKey);
    }

    /** A patch about to be sent, until it is known what it overwrote. */
    public void putPatched(Patched.Entry entry) {
        operations.put("patched", entry.id(), Json.write(entry));
    }

    public void dropPatched(String entryId) {
        operations.drop("patched", entryId);
    }

    /** What of amoCRM a write is proven to have put into the row, canonical by field, on top of what is kept. */
    public void putShown(String rowKey, Map<String, String> values) {
        operations.ofRow(rowKey, "show", rowKey, Json.write(values));
    }

    /** The link has taken in what the row was given to show. */
    public void dropShown(String rowKey) {
        operations.dropOfRow("shown", rowKey);
    }

    public void putStanding(Standing.Entry entry) {
        operations.whole("put", "standing", entry.id(), Json.write(entry));
    }

    /** Takes the entry away if it is as it was seen; what has joined it goes on standing. Commits nothing if it is gone. */
    public void decide(Standing.Seen seen) {
        operations.add("decide", seen.entry().id(), seen.stored());
    }

    public void dropStanding(String entryId) {
        operations.drop("standing", entryId);
    }

    public void mark(String name, long value) {
        operations.put("marks", name, Long.toString(value));
    }

    public void mark(String name, String value) {
        operations.put("marks", name, value);
    }

    public void dropMark(String name) {
        operations.drop("marks", name);
    }

    /** As {@link #dropMark(String)}, unless it has another value by then. */
    public void dropMark(String name, long value) {
        operations.add("dropIf", "marks", name, Long.toString(value));
    }

    public void addToSet(String name, Collection<String> values) {
        values.forEach(value -> operations.add("add", Members.named(name), value));
    }

    public void removeFromSet(String name, Collection<String> values) {
        values.forEach(value -> operations.add("remove", Members.named(name), value));
    }

    public void dropSet(String name) {
        operations.add("clear", Members.named(name));
    }

    /** Looks at this again, but not before that time has passed on Redis' clock. */
    public void later(Lane lane, Change change, Duration notBefore) {
        operations.add("later", lane.word(), Long.toString(notBefore.toMillis()), Json.write(change));
    }

    public void enqueue(Lane lane, List<Change> changes) {
        Inbox.entries(changes).forEach(entry -> operations.add("enqueue", lane.word(), entry));
    }

    /** Keeps what is about to be written, before it is. */
    public void begin(AuditEntry entry) {
        operations.put("auditOpen", entry.id(), Json.write(entry));
    }

    /** Adds a line to the audit log in place of what was kept before the write. */
    public void audit(AuditEntry entry) {
        String row = entry.rows().size() == 1 ? entry.rows().get(0) : "";
        operations.ofRow(row, "drop", "auditOpen", entry.id());
        log(row, "audit", AUDIT_LINES, entry.subjects(), entry);
    }

    /** A write of the sheet was checked to its end. */
    void endWrite(String writeId) {
        operations.drop("journal", writeId);
    }

    /** What was kept before a write was not sent after all. */
    public void forget(String entryId) {
        operations.drop("auditOpen", entryId);
    }

    /** Adds a line to the conflict log. */
    public void conflict(ConflictEntry entry) {
        log(entry.row(), "conflicts", ANY, entry.subjects(), entry);
    }

    /** Somebody waits for a row to be settled; in place of what was kept under the same ticket. */
    public void putCaller(Callers.Caller caller) {
        operations.put("callers", caller.ticket(), Json.write(caller));
    }

    /** The caller gave up. */
    public void dropCaller(String ticket) {
        operations.drop("callers", ticket);
        operations.drop("answers", ticket);
    }

    /** The row that the caller waits for is settled. */
    public void answerCaller(String ticket, Callers.Answer answer) {
        operations.drop("callers", ticket);
        operations.put("answers", ticket, Json.write(answer));
    }

    /** How far the import under way has come. */
    public void putImport(Imports.Job job) {
        operations.put("imports", Imports.RUNNING, Json.write(job));
    }

    /** The import under way waits for this row: its key, or its number as {@link Imports#number} has it. */
    public void importWaits(String row) {
        operations.put("importWaiting", row, "1");
        operations.drop("importDone", row);
    }

    /** The import under way does not wait for this row any more. */
    public void importForgets(String row) {
        operations.drop("importWaiting", row);
    }

    /** What became of a row in the import under way. */
    public void importDone(String row, Imports.RowEnd end) {
        operations.dropOfRow("importWaiting", row);
        operations.putOfRow("importDone", row, Json.write(end));
    }

    /** The import under way is over; its rows are forgotten, and so are these older ones. */
    public void endImport(Imports.Ended ended, Collection<String> older) {
        operations.put("imports", ended.id(), Json.write(ended));
        older.forEach(id -> operations.drop("imports", id));
        operations.drop("imports", Imports.RUNNING);
        operations.whole("wipe", "importWaiting");
        operations.whole("wipe", "importDone");
    }

    /** The conflicts of a row that wait for a person. */
    public void openConflicts(String rowKey, List<ConflictEntry> open) {
        if (open.isEmpty()) {
            operations.dropOfRow("openConflicts", rowKey);
        } else {
            operations.whole("put", "openConflicts", rowKey, Json.write(new OpenConflicts.OfRow(open)));
        }
    }

    /** What was taken is done. */
    public void acknowledge(Taken taken) {
        String lane = taken.lane().word();
        taken.entryIds().forEach(entry -> operations.acknowledge("ackEntry", lane, entry));
        taken.delayedIds().forEach(member -> operations.acknowledge("ackDelayed", lane, member));
    }

    /** Puts what was taken back with every change on its own, so that the one that makes a batch fail can be found. */
    public void scatter(Taken taken) {
        acknowledge(taken);
        taken.changes().forEach(change -> enqueue(taken.lane(), List.of(change)));
    }

    public boolean isEmpty() {
        return operations.isEmpty();
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
            run(lease.owner(), Long.toString(batchFence));
        }
    }

    /** Applies it whoever holds the lease: for the web edge and the operator's actions. */
    public void runUnfenced() throws StoreUnavailable, StandingGone {
        if (!isEmpty()) {
            run("", "");
        }
    }

    private void run(String owner, String fence) {
        int part = 0;
        for (List<List<String>> words : operations.parts()) {
            script.run(owner, fence, id + "/" + part++, words);
        }
    }

    private void log(String row, String name, String most, Collection<String> subjects, Object entry) {
        String about =
                subjects.stream().map(subject -> subject.replace("\0", "")).collect(Collectors.joining("\0"));
        operations.ofRow(row, "log", name, LOG_AGE_MS, most, about, Json.write(entry));
    }
}
