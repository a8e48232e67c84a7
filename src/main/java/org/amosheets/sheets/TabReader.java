package org.amosheets.sheets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.amosheets.sync.Cell;
import org.jspecify.annotations.Nullable;

/** Reads our tab, whatever it is called meanwhile. */
final class TabReader {

    private final SheetsCalls calls;
    private final TabFinder finder;
    private final AtomicLong reads = new AtomicLong();
    private Seen lastSeen = new Seen(0, null);

    /**
     * The header, null where it is to be read anew.
     *
     * @param read the how manieth read showed it
     */
    private record Seen(long read, @Nullable Header header) {}

    TabReader(SheetsCalls calls, TabFinder finder) {
        this.calls = calls;
        this.finder = finder;
    }

    TabRead rows(Collection<Integer> numbers) {
        long read = reads.incrementAndGet();
        TreeSet<Integer> wanted = new TreeSet<>(numbers);
        wanted.removeIf(n -> n < 2);
        TabAnswer answer = ask(
                (tab, fresh) -> {
                    TreeSet<Integer> asked = new TreeSet<>(fresh ? wanted.headSet(tab.rows(), true) : wanted);
                    asked.add(1);
                    return RowRanges.fitting(asked, RowRanges.BUDGET, span -> A1.rows(tab.title(), span));
                },
                calls::rows);
        Map<Integer, List<Cell>> lines = lines(answer);
        List<SheetRow> rows = inside(wanted, answer).stream()
                .map(n -> new SheetRow(n, lines.getOrDefault(n, List.of())))
                .toList();
        return new TabRead(header(read, lines), rows);
    }

    /** Rows after the last one that holds anything are left out: a new tab has a thousand of them. */
    TabRead all() {
        long read = reads.incrementAndGet();
        TabAnswer answer = ask((tab, fresh) -> List.of(A1.tab(tab.title())), calls::wholeTab);
        List<List<Cell>> lines =
                answer.blocks().isEmpty() ? List.of() : answer.blocks().get(0).lines();
        int last = lines.size();
        while (last > 0 && lines.get(last - 1).isEmpty()) {
            last--;
        }
        List<SheetRow> rows = new ArrayList<>();
        for (int i = 1; i < last; i++) {
            rows.add(new SheetRow(i + 1, lines.get(i)));
        }
        return new TabRead(header(read, last == 0 ? Map.of() : Map.of(1, lines.get(0))), rows);
    }

    Map<Integer, String> keys(String keyColumn) {
        Map<Integer, String> keys = columns(List.of(keyColumn)).get(keyColumn);
        if (keys == null) {
            throw new SheetsException.Rejected(
                    SheetsErrors.sentence(
                            "read the key column",
                            "the tab has no column '" + keyColumn + "'",
                            "restart the service, it adds the column"),
                    null);
        }
        return keys;
    }

    /** By header; a column that the tab lacks is absent. */
    Map<String, Map<Integer, String>> columns(Collection<String> headers) {
        Header header = header();
        for (int attempt = 0; attempt < 3; attempt++) {
            long read = reads.incrementAndGet();
            Map<String, Integer> indexes = indexes(header, headers);
            TabAnswer answer = ask(
                    (tab, fresh) -> {
                        List<String> ranges = new ArrayList<>(List.of(A1.rows(tab.title(), RowSpan.HEADER)));
                        indexes.values().forEach(column -> ranges.add(A1.column(tab.title(), column)));
                        return ranges;
                    },
                    calls::keys);
            header = header(read, lines(answer));
            if (indexes(header, headers).equals(indexes)) {
                Map<String, Map<Integer, String>> columns = new HashMap<>();
                indexes.forEach((name, column) -> columns.put(name, keys(answer, column)));
                return columns;
            }
        }
        throw new SheetsException.Busy(
                SheetsErrors.sentence("read the key column", "columns are being moved", "nothing: it is tried again"),
                null);
    }

    private static Map<String, Integer> indexes(Header header, Collection<String> names) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        for (String name : names) {
            if (header.has(name)) {
                indexes.put(name, header.indexOf(name));
            }
        }
        return indexes;
    }

    private static Map<Integer, String> keys(TabAnswer answer, int column) {
        Map<Integer, String> keys = new TreeMap<>();
        for (TabAnswer.Block block : answer.blocks()) {
            if (block.startColumn() != column || block.lines().size() <= 1) {
                continue;
            }
            for (int i = 1; i < block.lines().size(); i++) {
                List<Cell> line = block.lines().get(i);
                if (!line.isEmpty() && !line.get(0).text().isBlank()) {
                    keys.put(block.startRow() + i + 1, line.get(0).text());
                }
            }
        }
        return keys;
    }

    /** The header as the newest read showed it. */
    Header header() {
        Header known = known();
        return known != null ? known : rows(List.of()).header();
    }

    private synchronized @Nullable Header known() {
        return lastSeen.header();
    }

    /** The next one who needs the header reads it. */
    synchronized void forgetHeader() {
        lastSeen = new Seen(reads.incrementAndGet(), null);
    }

    /** Where the title has gone to another tab, cannot be found, or the tab has shrunk, it is looked up and asked again. */
    private TabAnswer ask(
            BiFunction<TabAnswer, Boolean, List<String>> ranges, Function<List<String>, List<TabAnswer>> call) {
        TabAnswer tab = finder.known().tab();
        @Nullable TabAnswer answer = null;
        try {
            answer = ours(tab, call.apply(ranges.apply(tab, false)));
        } catch (SheetsException.Rejected e) {
            // Whatever the reason, the second attempt below stands on fresh properties and says it better.
        }
        if (answer == null) {
            tab = finder.look().tab();
            answer = ours(tab, call.apply(ranges.apply(tab, true)));
        }
        if (answer == null) {
            throw new SheetsException.Busy(
                    SheetsErrors.sentence("read the tab", "its title is changing", "nothing: it is tried again"), null);
        }
        finder.update(answer);
        return answer;
    }

    private static @Nullable TabAnswer ours(TabAnswer tab, List<TabAnswer> answers) {
        return answers.stream()
                .filter(a -> a.sheetId() == tab.sheetId())
                .findFirst()
                .orElse(null);
    }

    private static NavigableSet<Integer> inside(NavigableSet<Integer> wanted, TabAnswer answer) {
        return answer.isGrid() ? wanted.headSet(answer.rows(), true) : wanted;
    }

    /** A read of the whole tab takes long: those that began after it have shown a younger header. */
    private synchronized Header header(long read, Map<Integer, List<Cell>> lines) {
        Header header = new Header(
                lines.getOrDefault(1, List.of()).stream().map(Cell::text).toList());
        if (read > lastSeen.read()) {
            lastSeen = new Seen(read, header);
        }
        return header;
    }

    private static Map<Integer, List<Cell>> lines(TabAnswer answer) {
        Map<Integer, List<Cell>> lines = new HashMap<>();
        for (TabAnswer.Block block : answer.blocks()) {
            for (int i = 0; block.startColumn() == 0 && i < block.lines().size(); i++) {
                // Where the key column is A, row 1 comes twice: whole, and its first cell.
                lines.merge(block.startRow() + i + 1, block.lines().get(i), (a, b) -> a.size() < b.size() ? b : a);
            }
        }
        return lines;
    }
}
