package org.amosheets.sheets;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.amosheets.sync.Cell;

/**
 * The tab as the engine sees it. Every call waits for Google's quota and throws a {@link SheetsException} where it did not
 * succeed. The tab is known by its id: renaming it changes nothing.
 */
public interface Sheet {

    /** Whose the spreadsheet is and which tab is ours, in one read. Writes nothing. */
    Site site();

    /** Works on this tab from now on. */
    void bind(int tabId);

    /**
     * Writes into the spreadsheet whose it is, in place of whatever said so before, and {@link #enter}s it.
     *
     * @param anyMark whether anything says so yet
     */
    void claim(String installation, long run, boolean anyMark);

    /**
     * Takes the spreadsheet for this installation's. From now on a read that finds another one's mark there throws {@link
     * SheetsException.NotOurs}, and writes keep the run counter in ours up to date.
     *
     * @param run the run counter of this installation's Redis
     * @param anyMark whether the mark stands there
     */
    void enter(String installation, long run, boolean anyMark);

    /** Whether the spreadsheet was entered, and nothing was seen since that speaks against it. */
    boolean isOurs();

    /** The run counter as far as it was seen; 0 before the spreadsheet was entered. */
    long run();

    /** Whether every write was checked to its end. */
    boolean isSettled();

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

    /**
     * Every line of another tab of the spreadsheet, the first one too; empty where there is no tab of this title.
     *
     * @param title in any case
     */
    Optional<List<List<Cell>>> otherTab(String title);

    /**
     * What is not empty in some columns, as text by row number, in one read.
     *
     * @param headers the columns; one that the tab lacks is absent from the answer
     */
    Map<String, Map<Integer, String>> columns(Collection<String> headers);

    /**
     * The header, and adjacent rows that hold nothing, below this row and below whatever stands within fifty rows of it.
     * Where the tab ends rows are added to it.
     *
     * @param count how many
     */
    TabRead freeRows(int below, int count);

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
