package org.amosheets.store;

import org.amosheets.amocrm.RequestLimit;
import org.amosheets.amocrm.TokenStore;
import org.amosheets.sheets.QuotaLimit;
import org.amosheets.sheets.TabBinding;
import org.amosheets.sheets.WriteJournal;
import org.redisson.api.RedissonClient;

/** Everything that is kept of one connection. Nothing is cached in memory; one instance serves a whole process. */
public final class Store {

    private final Redis redis;
    private final Keys keys;
    private final Lease lease;
    private final int rowsAtOnce;
    private volatile String run = "";

    public Store(RedissonClient client, Keys keys) {
        this(client, keys, Operations.ROWS_AT_ONCE);
    }

    /** @param rowsAtOnce a commit about more rows goes in parts */
    Store(RedissonClient client, Keys keys, int rowsAtOnce) {
        this.rowsAtOnce = rowsAtOnce;
        this.redis = new Redis(client);
        this.keys = keys;
        this.lease = new Lease(redis, keys, Lease.LENGTH);
    }

    public Inbox inbox() {
        return new Inbox(redis, keys);
    }

    /** This process's hold on the connection; always the same object. */
    public Lease lease() {
        return lease;
    }

    /** The id of the batch that this process works on, for the audit of what others do on its behalf. */
    public void run(String newRun) {
        run = newRun;
    }

    public Links links() {
        return new Links(redis, keys);
    }

    public Rows rows() {
        return new Rows(redis, keys);
    }

    public Intents intents() {
        return new Intents(redis, keys);
    }

    public Sent sent() {
        return new Sent(redis, keys);
    }

    public Shown shown() {
        return new Shown(redis, keys);
    }

    public Callers callers() {
        return new Callers(redis, keys);
    }

    public Imports imports() {
        return new Imports(redis, keys);
    }

    public Patched patched() {
        return new Patched(redis, keys);
    }

    public Identity identity() {
        return new Identity(redis, keys);
    }

    public Standing standing() {
        return new Standing(redis, keys);
    }

    public Marks marks() {
        return new Marks(redis, keys);
    }

    public ContactIndex contactIndex() {
        return new ContactIndex(redis, keys);
    }

    /** What was done. */
    public Log<AuditEntry> auditLog() {
        return new Log<>(redis, keys.of("audit"), keys.of("audit-index"), AuditEntry.class);
    }

    public WritesUnderWay writesUnderWay() {
        return new WritesUnderWay(redis, keys);
    }

    /** What lost a conflict. */
    public Log<ConflictEntry> conflictLog() {
        return new Log<>(redis, keys.of("conflicts"), keys.of("conflicts-index"), ConflictEntry.class);
    }

    public OpenConflicts openConflicts() {
        return new OpenConflicts(redis, keys);
    }

    /** The account's limit; have one of it per process, so that those who wait go by arrival. */
    public RequestLimit amoLimit(double perSecond) {
        return new RedisRequestLimit(redis, keys, perSecond);
    }

    /** The Google user's quotas; have one of it per process. */
    public QuotaLimit sheetsLimit(int readsPerMinute, int writesPerMinute) {
        return new RedisQuotaLimit(redis, keys, readsPerMinute, writesPerMinute);
    }

    public TokenStore tokens() {
        return new RedisTokenStore(redis, keys);
    }

    public OAuthStates oauthStates() {
        return new OAuthStates(redis, keys);
    }

    public EndedSessions endedSessions() {
        return new EndedSessions(redis, keys);
    }

    public ToldAlerts toldAlerts() {
        return new ToldAlerts(redis, keys);
    }

    public TabBinding tabBinding() {
        return new RedisTabBinding(redis, keys);
    }

    public WriteJournal journal() {
        return new RedisWriteJournal(redis, keys, this::newCommit, () -> run);
    }

    public Commit newCommit() {
        return new Commit(new CommitScript(redis, keys), new Operations(rowsAtOnce));
    }

    /** Whether Redis takes a write just now; never throws. */
    public boolean writable() {
        return redis.writable(keys.of("probe"));
    }
}
