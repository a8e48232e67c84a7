package org.amosheets.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.AuditEntry.Changed;
import org.amosheets.store.AuditEntry.Subject;
import org.amosheets.store.Commit;
import org.amosheets.store.ConflictEntry;
import org.amosheets.store.Patched;

/** Puts what a patch overwrote into words: into the conflict log for each row concerned, and into the audit. */
final class OverwriteEntries {

    private static final String WHY =
            "A value in amoCRM was overwritten: it was set between our read and our write; the sheet's value stays";
    private static final String ENDED = "Found in amoCRM's events afterwards; nothing was written";

    private OverwriteEntries() {}

    static void of(Overwrites.Finding finding, long now, Commit commit) {
        Patched.Entry patch = finding.patch();
        patch.rows().forEach((row, lead) -> commit.conflict(conflict(finding, row, lead, now)));
        long lead = patch.contact() ? onlyLead(patch) : patch.entityId();
        String run = UUID.randomUUID().toString().substring(0, 13);
        commit.audit(AuditEntry.about(
                        new Subject(List.copyOf(new TreeSet<>(patch.rows().keySet())), lead, contact(patch)),
                        run + "/overwritten",
                        now,
                        "",
                        "overwritten",
                        Map.of(
                                finding.field(),
                                new Changed(
                                        joined(finding.lost()), finding.value().to())),
                        who(finding.lostBy()) + " had set the value between our read and our write")
                .ended(AuditEntry.DONE));
    }

    private static ConflictEntry conflict(Overwrites.Finding finding, String row, long lead, long now) {
        Patched.Entry patch = finding.patch();
        return new ConflictEntry(
                UUID.randomUUID().toString(),
                now,
                row,
                lead,
                contact(patch),
                finding.field(),
                finding.value().from(),
                true,
                finding.value().to(),
                joined(finding.lost()),
                patch.at(),
                finding.lostAt() * 1000,
                WHY,
                false,
                "sheet",
                ENDED,
                now);
    }

    private static long contact(Patched.Entry patch) {
        return patch.contact() ? patch.entityId() : 0;
    }

    private static long onlyLead(Patched.Entry patch) {
        return patch.rows().size() == 1 ? patch.rows().values().iterator().next() : 0;
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }

    private static String who(long user) {
        return user == 0 ? "Somebody" : "amoCRM's user " + user;
    }
}
