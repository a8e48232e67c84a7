package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.AddSheetRequest;
import com.google.api.services.sheets.v4.model.AppendCellsRequest;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.SheetProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.amosheets.sync.Cell;

/** The tab that names the staff by their codes. Its columns are known by their headers; lines are added, never changed. */
public final class StaffTab {

    /** Its title where the mapping names none. */
    public static final String TITLE = "Staff";

    private static final List<String> HEADERS = List.of("№", "Код сотрудника", "Сотрудник", "Отдел");
    private static final List<String> CODE = List.of("код сотрудника", "код", "code");
    private static final List<String> NAME = List.of("сотрудник", "имя", "name");
    private static final List<String> DEPARTMENT = List.of("отдел", "department");
    private static final List<String> NUMBER = List.of("№", "no", "#");
    private static final int FREE_ID = 1_000_000_000;

    private final SheetsCalls calls;
    private final String title;

    StaffTab(SheetsCalls calls, String title) {
        this.calls = calls;
        this.title = title.isEmpty() ? TITLE : title;
    }

    /**
     * What the tab has, held against who should be in it.
     *
     * @param exists whether there is such a tab
     * @param usable whether its header names a code and a name
     * @param absent who is not in it
     * @param differing who is in it by the code, under another name; left as it is
     */
    public record Findings(boolean exists, boolean usable, List<StaffMember> absent, List<StaffMember> differing) {}

    /** Writes nothing. */
    public Findings compare(List<StaffMember> staff) {
        return compare(read(), staff);
    }

    /** Makes the tab where there is none and adds who is absent, in one atomic request; returns what was found before. */
    public Findings add(List<StaffMember> staff) {
        Found found = read();
        Findings findings = compare(found, staff);
        List<Request> requests = new ArrayList<>();
        int id = found.tab == null ? freeId() : found.tab.sheetId();
        List<String> headers = found.headers.isEmpty() ? HEADERS : found.headers;
        if (!findings.exists()) {
            requests.add(newTab(id));
        }
        List<RowData> lines = new ArrayList<>();
        if (found.headers.isEmpty()) {
            lines.add(line(HEADERS.stream().map(Cell::text).toList()));
        }
        int number = found.lines.size();
        for (StaffMember member : findings.absent()) {
            lines.add(line(cells(headers, member, ++number)));
        }
        if (findings.usable() && !lines.isEmpty()) {
            requests.add(new Request()
                    .setAppendCells(new AppendCellsRequest()
                            .setSheetId(id)
                            .setRows(lines)
                            .setFields("userEnteredValue")));
        }
        if (!requests.isEmpty()) {
            calls.restructure(requests);
        }
        return findings;
    }

    private record Found(
            @org.jspecify.annotations.Nullable TabAnswer tab, List<String> headers, List<List<Cell>> lines) {}

    private Found read() {
        Optional<TabAnswer> there = calls.tabs().stream()
                .filter(tab -> tab.title().strip().equalsIgnoreCase(title))
                .findFirst();
        if (there.isEmpty()) {
            return new Found(null, List.of(), List.of());
        }
        List<List<Cell>> lines = calls.wholeTab(List.of(A1.tab(there.get().title()))).stream()
                .filter(tab -> tab.sheetId() == there.get().sheetId())
                .flatMap(tab -> tab.blocks().stream())
                .findFirst()
                .map(TabAnswer.Block::lines)
                .orElse(List.of());
        if (lines.isEmpty()) {
            return new Found(there.get(), List.of(), List.of());
        }
        List<String> headers = lines.get(0).stream().map(Cell::text).toList();
        List<List<Cell>> below = lines.subList(1, lines.size()).stream()
                .filter(line -> line.stream().anyMatch(cell -> !cell.isBlank()))
                .toList();
        return new Found(there.get(), headers, below);
    }

    private static Findings compare(Found found, List<StaffMember> staff) {
        boolean empty = found.headers.isEmpty();
        int code = column(found.headers, CODE);
        int name = column(found.headers, NAME);
        boolean usable = empty || (code >= 0 && name >= 0);
        Map<String, String> names = new HashMap<>();
        for (List<Cell> line : found.lines) {
            if (usable) {
                names.put(new StaffMember(text(line, code), "", "").sameCode(), text(line, name));
            }
        }
        List<StaffMember> absent = new ArrayList<>();
        List<StaffMember> differing = new ArrayList<>();
        for (StaffMember member : usable ? staff : List.<StaffMember>of()) {
            String known = names.putIfAbsent(member.sameCode(), member.name());
            if (known == null) {
                absent.add(member);
            } else if (!known.equals(member.name().strip())) {
                differing.add(member);
            }
        }
        return new Findings(found.tab != null, usable, List.copyOf(absent), List.copyOf(differing));
    }

    private int freeId() {
        return calls.tabs().stream().mapToInt(TabAnswer::sheetId).reduce(FREE_ID, (free, id) -> Math.max(free, id + 1));
    }

    private Request newTab(int id) {
        return new Request()
                .setAddSheet(new AddSheetRequest()
                        .setProperties(new SheetProperties()
                                .setSheetId(id)
                                .setTitle(title)
                                .setGridProperties(new GridProperties()
                                        .setRowCount(1_000)
                                        .setColumnCount(HEADERS.size())
                                        .setFrozenRowCount(1))));
    }

    private static List<Cell> cells(List<String> headers, StaffMember member, int number) {
        List<Cell> cells = new ArrayList<>(java.util.Collections.nCopies(headers.size(), Cell.EMPTY));
        put(cells, column(headers, CODE), member.code());
        put(cells, column(headers, NAME), member.name());
        put(cells, column(headers, DEPARTMENT), member.department());
        put(cells, column(headers, NUMBER), Integer.toString(number));
        return cells;
    }

    private static void put(List<Cell> cells, int column, String text) {
        if (column >= 0) {
            cells.set(column, Cell.text(text.strip()));
        }
    }

    private static RowData line(List<Cell> cells) {
        return new RowData().setValues(cells.stream().map(CellValues::data).toList());
    }

    private static String text(List<Cell> line, int column) {
        return column < line.size() ? line.get(column).text().strip() : "";
    }

    private static int column(List<String> headers, List<String> names) {
        for (int i = 0; i < headers.size(); i++) {
            if (names.contains(headers.get(i).strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }
}
