package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.AddSheetRequest;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.UpdateSheetPropertiesRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hidden tab that keeps, for the last write, what stood in its cells before. */
final class CopiesTab {

    private static final int MARGIN_ROWS = 500;
    private static final int MARGIN_COLUMNS = 5;

    private final SheetsCalls calls;
    private final TabFinder finder;

    CopiesTab(SheetsCalls calls, TabFinder finder) {
        this.calls = calls;
        this.finder = finder;
    }

    /** Its id; it is made, or enlarged, where it does not yet hold this area. */
    int ensure(WriteArea area) {
        @Nullable TabAnswer copies = finder.known().copies();
        if (copies == null) {
            copies = finder.look().copies();
        }
        if (!holds(copies, area)) {
            SheetProperties properties = properties(area);
            calls.restructure(List.of(copies == null ? add(properties) : enlarge(properties, copies)));
            copies = finder.look().copies();
        }
        if (copies == null || !holds(copies, area)) {
            throw new SheetsException.Busy(
                    SheetsErrors.sentence("prepare the hidden tab", "it is gone again", "nothing: it is tried again"),
                    null);
        }
        return copies.sheetId();
    }

    static boolean holds(@Nullable TabAnswer copies, WriteArea area) {
        return copies != null && copies.rows() >= area.copiesRows() && copies.columns() >= area.copiesColumns();
    }

    /** A little more than is needed, so that growing stays rare. */
    private SheetProperties properties(WriteArea area) {
        TabAnswer tab = finder.known().tab();
        return new SheetProperties()
                .setTitle(TabFinder.COPIES)
                .setHidden(true)
                .setGridProperties(new GridProperties()
                        .setRowCount(Math.max(area.copiesRows(), tab.rows()) + MARGIN_ROWS)
                        .setColumnCount(Math.max(area.copiesColumns(), tab.columns()) + MARGIN_COLUMNS));
    }

    private static Request add(SheetProperties properties) {
        return new Request().setAddSheet(new AddSheetRequest().setProperties(properties));
    }

    private static Request enlarge(SheetProperties properties, TabAnswer copies) {
        GridProperties grid = properties.getGridProperties();
        return new Request()
                .setUpdateSheetProperties(new UpdateSheetPropertiesRequest()
                        .setProperties(new SheetProperties()
                                .setSheetId(copies.sheetId())
                                .setGridProperties(new GridProperties()
                                        .setRowCount(Math.max(grid.getRowCount(), copies.rows()))
                                        .setColumnCount(Math.max(grid.getColumnCount(), copies.columns()))))
                        .setFields("gridProperties.rowCount,gridProperties.columnCount"));
    }
}
