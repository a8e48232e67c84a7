package org.amosheets.engine;

import java.util.Map;
import org.amosheets.sync.Cell;

/**
 * A row of a file that is fit to become a lead.
 *
 * @param line its number in the file
 * @param identity what it is known by at the next import: a digest of what it means, and how manieth of its like it is in the
 *     file
 * @param cells what to write, by the tab's headers
 */
public record ImportedRow(int line, String identity, Map<String, Cell> cells) {

    public ImportedRow {
        cells = Map.copyOf(cells);
    }
}
