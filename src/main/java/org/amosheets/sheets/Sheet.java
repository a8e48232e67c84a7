package org.amosheets.sheets;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tab as the engine sees it. Every call waits for Google's quota and throws a {@link SheetsException} where it did not
 * succeed. The tab is known by its id: renaming it changes nothing.
 */
public interface Sheet {

    /**
     * Finishes a write that a crash interrupted: where it was applied and hit a row that was not meant, the pre-image is
     * put back. To be called once before the first write under a newly taken lease.
     */
    void recover();

    /** The header and these rows, values and formulas, in one read. */
    TabRead rows(Collection<Integer> numbers);

    /** The header and every row. */
    TabRead all();

    /** The key cells by row number, of every row whose key cell is not empty; numbers ascend. */
    Map<Integer, String> keys(String keyColumn);

    /** Adds columns after the last one that holds anything; those in {@code hidden} are hidden. Existing ones are left alone. */
    void addColumns(List<String> headers, Set<String> hidden);

    /**
     * Writes all rows in one atomic request that also brings back what stood there before. A row that was not the one
     * meant, or a cell that a person typed into since the read, is put back as it was.
     *
     * @param keyColumn the header of the key column
     */
    WriteReport write(String keyColumn, List<RowWrite> rows);
}
