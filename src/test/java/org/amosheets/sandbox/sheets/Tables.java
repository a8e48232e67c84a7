package org.amosheets.sandbox.sheets;

import org.jspecify.annotations.Nullable;

/** Finds the table that {@code append} writes after: the last block of cells without a blank row or column in it. */
final class Tables {

    private Tables() {}

    static @Nullable Area lastIn(SheetState sheet, Area within) {
        int row = Math.min(within.bottom(), sheet.grid().usedRows()) - 1;
        while (row >= within.top() && sheet.grid().row(row).isBlank(within.left(), within.right())) {
            row--;
        }
        if (row < within.top()) {
            return null;
        }
        int column = within.left();
        while (sheet.cell(row, column).isBlank()) {
            column++;
        }
        return grown(sheet, new Area(sheet.id(), row, column, row + 1, column + 1));
    }

    private static Area grown(SheetState sheet, Area seed) {
        Area area = seed;
        while (true) {
            int top = area.top();
            while (top > 0 && !blank(sheet, top - 1, area.left() - 1, area.right() + 1)) {
                top--;
            }
            int bottom = area.bottom();
            while (!blank(sheet, bottom, area.left() - 1, area.right() + 1)) {
                bottom++;
            }
            Area tall = new Area(sheet.id(), top, area.left(), bottom, area.right());
            int left = area.left() > 0 && !blankColumn(sheet, area.left() - 1, tall) ? area.left() - 1 : area.left();
            int right = !blankColumn(sheet, area.right(), tall) ? area.right() + 1 : area.right();
            Area next = new Area(sheet.id(), top, left, bottom, right);
            if (next.equals(area)) {
                return area;
            }
            area = next;
        }
    }

    private static boolean blank(SheetState sheet, int row, int left, int right) {
        return sheet.grid().row(row).isBlank(Math.max(0, left), right);
    }

    private static boolean blankColumn(SheetState sheet, int column, Area area) {
        for (int row = area.top(); row < area.bottom(); row++) {
            if (!sheet.cell(row, column).isBlank()) {
                return false;
            }
        }
        return true;
    }
}
