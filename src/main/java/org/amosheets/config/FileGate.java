package org.amosheets.config;

import java.util.Map;
import org.amosheets.mapping.Mapping;

/** Says of a changed file that can be read whether what it means fits. */
@FunctionalInterface
interface FileGate {

    FileGate OPEN = mappings -> Verdict.pass("", () -> {});

    /** @param mappings what the file declares, by name */
    Verdict judge(Map<String, Mapping> mappings);

    /** Whether the sync goes by one of these; asked where their file is no longer there. */
    default boolean uses(Map<String, Mapping> mappings) {
        return !mappings.isEmpty();
    }

    /**
     * What came of it.
     *
     * @param passes whether the file may be taken; where not, it is judged again later
     * @param words why not, or what comes of it; may be empty
     * @param then what is to be done once it was taken
     */
    record Verdict(boolean passes, String words, Runnable then) {

        static Verdict pass(String effect, Runnable then) {
            return new Verdict(true, effect, then);
        }

        static Verdict refuse(String why) {
            return new Verdict(false, why, () -> {});
        }
    }
}
