package org.amosheets.sheets;

import java.util.ArrayList;
import java.util.List;

/**
 * Something wrong with a tab's header. The rest of the tab works all the same.
 *
 * @param column the column's letters
 * @param header its header; empty where it has none, although it holds something
 * @param first the letters of the column that has the same header before it, which is the one that counts; empty where there
 *     is none
 */
public record HeaderFault(String column, String header, String first) {

    public static List<HeaderFault> of(TabRead tab) {
        List<String> names = tab.header().names();
        List<HeaderFault> faults = new ArrayList<>();
        for (int i = 0; i < width(tab); i++) {
            String name = i < names.size() ? names.get(i).strip() : "";
            if (name.isEmpty()) {
                if (holdsAnything(tab, i)) {
                    faults.add(new HeaderFault(A1.column(i), "", ""));
                }
            } else if (tab.header().indexOf(name) != i) {
                faults.add(new HeaderFault(
                        A1.column(i), name, A1.column(tab.header().indexOf(name))));
            }
        }
        return List.copyOf(faults);
    }

    public boolean isDoubled() {
        return !first.isEmpty();
    }

    private static int width(TabRead tab) {
        return tab.rows().stream()
                .mapToInt(row -> row.cells().size())
                .reduce(tab.header().names().size(), Math::max);
    }

    private static boolean holdsAnything(TabRead tab, int column) {
        return tab.rows().stream()
                .map(SheetRow::cells)
                .anyMatch(cells -> column < cells.size() && !cells.get(column).isBlank());
    }
}
