package org.amosheets.cli;

import org.amosheets.store.RedisAccess;
import org.amosheets.store.Store;

/** Whether what is kept is in good hands. */
final class StoreChecks {

    private static final String NAME = "redis";

    private final Workshop workshop;
    private final Checkup checkup;

    StoreChecks(Workshop workshop, Checkup checkup) {
        this.workshop = workshop;
        this.checkup = checkup;
    }

    /** Returns whether it can be worked with. */
    boolean look() {
        RedisAccess access = workshop.bean(RedisAccess.class);
        Store store = workshop.store();
        boolean writable = store.writable();
        if (!writable) {
            access.place()
                    .ifPresentOrElse(
                            place -> checkup.unreachable(NAME, "redis.away", place),
                            () -> checkup.unreachable(NAME, "redis.unwritable"));
        } else if (access.attached()) {
            checkup.ok(NAME, "redis.attached");
        } else if (access.embedded()) {
            checkup.ok(NAME, "redis.own");
        } else {
            checkup.ok(NAME, "redis.outside");
        }
        if (writable) {
            access.warnings().forEach(warning -> checkup.say(NAME, Check.State.WARN, warning, ""));
        }
        return writable;
    }
}
