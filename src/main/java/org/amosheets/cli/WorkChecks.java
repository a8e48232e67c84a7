package org.amosheets.cli;

import java.time.Instant;
import java.util.OptionalLong;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;

/** How the work goes: whether the sheet's script announces edits, and what waits for a person. */
final class WorkChecks {

    private static final String SCRIPT = "script";
    private static final String STANDING = "standing";
    private static final String ANNOUNCED = "the sheet's script announced";
    private static final int LATELY = 500;

    private final Workshop workshop;
    private final Checkup checkup;

    WorkChecks(Workshop workshop, Checkup checkup) {
        this.workshop = workshop;
        this.checkup = checkup;
    }

    void look() {
        Store store = workshop.store();
        OptionalLong seen = store.auditLog().latest(LATELY).stream()
                .filter(line -> line.entry().cause().contains(ANNOUNCED))
                .mapToLong(line -> line.entry().at())
                .max();
        long poll = workshop.settings().sync().pollInterval().toSeconds();
        if (seen.isPresent()) {
            checkup.ok(
                    SCRIPT,
                    "script.seen",
                    ShownTime.of(workshop, checkup).minute(Instant.ofEpochMilli(seen.getAsLong())));
        } else if (poll > 0) {
            checkup.ok(SCRIPT, "script.unseen", poll);
        } else {
            checkup.warn(SCRIPT, "script.needed");
        }
        int held = store.standing().list(Standing.HELD).size();
        int parked = store.standing().list(Standing.PARKED).size();
        if (held + parked > 0) {
            checkup.warn(STANDING, "standing.some", held, parked);
        } else {
            checkup.ok(STANDING, "standing.none");
        }
    }
}
