package org.amosheets.sheets;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the spreadsheet tells before anything is written to it.
 *
 * @param owners who has written into it whose it is; several where two installations did so at the same moment
 * @param boundId the tab that this installation works on since its first start
 * @param bound that tab, where it is still there
 * @param other another tab that would have to be the one: it has the configured name, or ours is gone and it is the first
 */
public record Site(List<Owner> owners, OptionalInt boundId, Optional<Named> bound, Optional<Named> other) {

    public Site {
        owners = List.copyOf(owners);
    }

    /** A tab. */
    public record Named(int id, String title) {}
}
