package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Link;

/**
 * What a person's word to go on leads to. What this Redis remembers as agreed may be outdated, and an outdated base undoes
 * people's edits: so nothing is known as agreed any more, and every row is compared. Running it again is safe.
 */
final class Takeover {

    static final String ANOTHER_TAB = "another-tab";
    private static final String UNDER_WAY = "takeover-under-way";

    private static final int CHUNK = 200;

    private final Store store;
    private final Sheet sheet;
    private final Clock clock;

    Takeover(Store store, Sheet sheet, Clock clock) {
        this.clock = clock;
        this.store = store;
        this.sheet = sheet;
    }

    /** To be called again, whatever speaks against it then, as long as {@link #isUnderWay}. */
    void carryOut(Claims claims) {
        Commit begin = store.newCommit();
        begin.mark(UNDER_WAY, clock.millis());
        claims.tab().ifPresent(tab -> begin.mark(ANOTHER_TAB, 1));
        begin.run(store.lease());
        forgetBases();
        forgetRowsWithoutLead();
        claims.tab().or(claims::ours).ifPresent(tab -> sheet.bind(tab.id()));
    }

    boolean isUnderWay() {
        return store.marks().number(UNDER_WAY).isPresent();
    }

    void finish() {
        Commit commit = store.newCommit();
        commit.dropMark(UNDER_WAY);
        commit.run(store.lease());
    }

    private void forgetBases() {
        List<Link> links = new ArrayList<>();
        store.links().forEach(links::add);
        for (int from = 0; from < links.size(); from += CHUNK) {
            Commit commit = store.newCommit();
            List<Change> looks = new ArrayList<>();
            for (Link link : links.subList(from, Math.min(links.size(), from + CHUNK))) {
                commit.putLink(new Link(link.rowKey(), link.leadId(), link.contactId(), Map.of()));
                commit.dropSent(link.rowKey());
                commit.dropShown(link.rowKey());
                looks.add(Change.key(link.rowKey(), Change.Source.OPERATOR, clock.millis()));
            }
            List<String> keys = looks.stream().map(Change::ref).toList();
            commit.audit(AuditEntry.about(
                            new AuditEntry.Subject(keys, 0, 0),
                            UUID.randomUUID().toString(),
                            clock.millis(),
                            "",
                            AuditEntry.FORGOTTEN,
                            Map.of(),
                            "A person let the service go on with a spreadsheet that is newer than its memory")
                    .ended(AuditEntry.DONE));
            commit.enqueue(Inbox.Lane.ROWS, looks);
            commit.run(store.lease());
        }
    }

    /** Whatever this Redis knows of such a row, it may have got its lead since: a key that is not known is looked for. */
    private void forgetRowsWithoutLead() {
        Set<String> linked = new HashSet<>();
        store.links().forEach(link -> linked.add(link.rowKey()));
        Commit commit = store.newCommit();
        store.rows().all().keySet().stream()
                .filter(key -> !linked.contains(key))
                .forEach(commit::dropRow);
        // What such a row's lead was made with would count as agreed, whatever became of it since.
        store.sent().all().keySet().stream()
                .filter(key -> !linked.contains(key))
                .forEach(commit::dropSent);
        if (!commit.isEmpty()) {
            commit.run(store.lease());
        }
    }
}
