package org.amosheets.config;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.engine.Rehearsal;
import org.amosheets.engine.Staff;
import org.amosheets.engine.SyncOptions;
import org.amosheets.engine.TabSource;
import org.amosheets.mapping.Mapping;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.Store;

/** Rehearsals with another mapping in place of the one in force. */
record Rehearsals(
        Store store,
        Sheet sheet,
        AmoCrm amoCrm,
        Staff staff,
        SyncOptions options,
        ExecutorService sideBySide,
        Clock clock) {

    /** What the draft lacks is said by whoever asked for the rehearsal, which may be every half minute. */
    Rehearsal of(Mapping draft) {
        TabSource drafted = new TabSource(() -> draft, amoCrm, staff, options, clock, fault -> {});
        return new Rehearsal(store, sheet, amoCrm, drafted, options, sideBySide, clock);
    }
}
