package org.amosheets.sandbox.sheets;

import java.util.List;

/**
 * What a tab shows at one moment.
 *
 * @param revision of the spreadsheet; grows with every change
 * @param firstRow number of the first row of {@code rows}; 1 is the header
 * @param rows texts as a person sees them, all rows equally wide
 * @param hiddenColumns numbers of the hidden columns, 1 is A
 */
public record TabSnapshot(
        String title,
        int sheetId,
        boolean hidden,
        long revision,
        int firstRow,
        List<List<String>> rows,
        List<Integer> hiddenColumns) {}
