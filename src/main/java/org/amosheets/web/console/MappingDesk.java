package org.amosheets.web.console;

import java.util.List;
import java.util.Optional;
import org.amosheets.engine.Rehearsed;
import org.amosheets.mapping.Mapping;

/** The mapping in force, its files, and what another one would do. */
public interface MappingDesk {

    /** Its name: {@code SYNC_PRESET}. */
    String name();

    /** @throws org.amosheets.engine.Misconfigured where there is none without faults */
    Mapping current();

    /** Files of routes and mappings that were changed and are not in force. */
    List<FileFault> faults();

    /** The file that declares the mapping, as it stands on the disk; empty where there is none. */
    String text();

    /** What this text declares under the mapping's name; nothing that it names is made or called. */
    Draft read(String text);

    /** What a full sync with this mapping would do. Reads both sides whole, and writes nothing. */
    Rehearsed rehearse(Mapping draft);

    /**
     * A changed file that is not used.
     *
     * @param faults what is wrong; lines are those of the file, 0 = not known
     */
    record FileFault(String file, List<Fault> faults) {}

    /** What is wrong at one line. */
    record Fault(int line, String text) {}

    /**
     * A mapping that somebody tries out.
     *
     * @param mapping empty where there are faults
     */
    record Draft(Optional<Mapping> mapping, List<Fault> faults) {
        public Draft {
            faults = List.copyOf(faults);
        }
    }
}
