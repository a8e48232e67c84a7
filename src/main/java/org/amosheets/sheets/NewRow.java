package org.amosheets.sheets;

import java.util.Map;
import org.amosheets.sync.Cell;

/**
 * A row to add.
 *
 * @param key its row key
 * @param cells what to write, by header; the key column is not among them
 */
public record NewRow(String key, Map<String, Cell> cells) {

    public NewRow {
        cells = Map.copyOf(cells);
    }
}
