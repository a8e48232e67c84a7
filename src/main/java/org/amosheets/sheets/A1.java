package org.amosheets.sheets;

/** A1 notation: how ranges are named towards the API. */
final class A1 {

    private A1() {}

    /** The letters of a zero-based column. */
    static String column(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    /** A tab's title, always quoted: unquoted, a title such as {@code Q1} would be read as a cell. */
    static String tab(String title) {
        return "'" + title.replace("'", "''") + "'";
    }

    static String rows(String title, RowSpan rows) {
        return tab(title) + "!" + rows.first() + ":" + rows.last();
    }

    static String column(String title, int index) {
        return tab(title) + "!" + column(index) + ":" + column(index);
    }

    /** A block of cells; columns are zero-based and both ends belong to it. */
    static String block(String title, RowSpan rows, int firstColumn, int lastColumn) {
        return tab(title) + "!" + column(firstColumn) + rows.first() + ":" + column(lastColumn) + rows.last();
    }
}
