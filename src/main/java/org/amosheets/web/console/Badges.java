package org.amosheets.web.console;

import java.util.Map;
import org.amosheets.store.Standing;
import org.amosheets.store.StoreUnavailable;

/** How much waits for a person behind each entry of the menu. */
record Badges(Parts parts) {

    /** By the entry's name; empty while Redis is away. */
    Map<String, Integer> count() {
        try {
            return Map.of(
                    "problems", parts.standing().list(Standing.PARKED).size(),
                    "held", parts.standing().list(Standing.HELD).size(),
                    "conflicts", parts.store().openConflicts().all().size());
        } catch (StoreUnavailable away) {
            return Map.of();
        }
    }
}
