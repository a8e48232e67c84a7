package org.amosheets.sheets;

import java.util.List;
import java.util.Map;

/**
 * What became of a write, row by row. Rows that are neither moved nor typed over hold what was asked.
 *
 * @param moved numbers of the rows that held another key: nothing of the write is left there
 * @param typedOver for each row where a person had typed between read and write, the columns given back to the person;
 *     the row's other columns are written
 */
public record WriteReport(List<Integer> moved, Map<Integer, List<String>> typedOver) {

    public WriteReport {
        moved = List.copyOf(moved);
        typedOver = Map.copyOf(typedOver);
    }

    public boolean complete(int row) {
        return !moved.contains(row) && !typedOver.containsKey(row);
    }
}
