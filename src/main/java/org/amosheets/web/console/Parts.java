package org.amosheets.web.console;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.amosheets.amocrm.RequestLimit;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.ConflictBook;
import org.amosheets.engine.Obstacles;
import org.amosheets.engine.SideHeard;
import org.amosheets.engine.StandingChanges;
import org.amosheets.engine.Storyteller;
import org.amosheets.engine.TabSource;
import org.amosheets.engine.Wording;
import org.amosheets.sheets.QuotaLimit;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;

/**
 * What the console shows and does its work with.
 *
 * @param setup looks at everything the sync needs, which takes its time; in words of a language
 * @param works whether this process works for the connection; others stand by
 * @param zone in which times are shown
 */
public record Parts(
        Store store,
        StandingChanges standing,
        ConflictBook conflicts,
        AuditTrail trail,
        TabSource tabs,
        Sheet sheet,
        Wording wording,
        Storyteller stories,
        SideHeard amoHeard,
        SideHeard sheetsHeard,
        Obstacles obstacles,
        Limits limits,
        MappingDesk mappings,
        Function<Locale, List<SetupItem>> setup,
        BooleanSupplier works,
        Supplier<ZoneId> zone,
        String leadLink,
        Clock clock) {

    /** The limits, and how much of them there is. */
    public record Limits(
            RequestLimit amo, double amoPerSecond, QuotaLimit sheets, int readsPerMinute, int writesPerMinute) {}

    /** Whether nothing is written to either side until a person has spoken. */
    boolean stopped() {
        return standing.list(Standing.HELD).stream()
                .anyMatch(entry -> entry.id().equals(StandingChanges.INSTALLATION));
    }
}
