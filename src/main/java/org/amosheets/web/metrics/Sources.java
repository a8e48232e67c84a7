package org.amosheets.web.metrics;

import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.amosheets.engine.Answers;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.SideHeard;
import org.amosheets.store.Store;

/**
 * What is looked at for each answer.
 *
 * @param apis by the API's name
 * @param limitShares how much of each limit this process used within the last minute, 0 to 1, by the limit's name
 * @param comparedAt when everything on a side was last held against the base, by side; ms since the epoch, 0 = not yet
 * @param filesNotInForce how many changed files of {@code routes/} were not taken
 * @param leads whether this process works for the connection
 */
public record Sources(
        Store store,
        AuditTrail trail,
        Map<String, Api> apis,
        Map<String, DoubleSupplier> limitShares,
        Map<String, LongSupplier> comparedAt,
        IntSupplier filesNotInForce,
        BooleanSupplier leads,
        Clock clock) {

    /** One API as this process knows it. */
    public record Api(SideHeard heard, Answers answers) {}
}
