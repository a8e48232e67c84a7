package org.amosheets.sandbox.sheets;

import java.util.List;
import java.util.Map;

/**
 * One change of the spreadsheet.
 *
 * @param atMs when, in ms since 1970
 * @param action what was done, e.g. {@code type}, {@code sortBy}, {@code batchUpdate}
 * @param rows the numbers (1 is the header) of the rows that were written or that moved, by tab
 * @param revision grows with every change, so that listeners on several threads can order them
 * @param before what it was made to; a listener that reads the tab instead may see a later change's work as this one's
 */
public record Change(
        long atMs,
        Origin origin,
        String action,
        Map<String, List<Integer>> rows,
        long revision,
        Contents before,
        Contents after) {}
