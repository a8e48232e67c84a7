package org.amosheets.sheets;

import java.util.List;

/**
 * What one read of the tab returned.
 *
 * @param header the tab's header at that moment
 * @param rows the rows asked for, by ascending number; rows beyond the tab's end are left out, empty rows are not
 */
public record TabRead(Header header, List<SheetRow> rows) {

    public TabRead {
        rows = List.copyOf(rows);
    }
}
