package org.amosheets.sheets;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.amosheets.sheets.GridReader.Answer;
import org.jspecify.annotations.Nullable;

/** Knows our tab, by its id once it was found, and the hidden tab beside it. */
final class TabFinder {

    /** The hidden tab that holds what stood in the cells before a write. */
    static final String COPIES = "_amo_sheets_sync";

    /**
     * @param tab ours, without cells
     * @param copies the hidden one, or null as long as there is none
     */
    record Found(TabAnswer tab, @Nullable TabAnswer copies) {}

    private final SheetsCalls calls;
    private final String name;
    private final TabBinding binding;
    private final OwnerMark mark;
    private volatile @Nullable Found found;

    /** @param name the configured title; empty for the first visible tab */
    TabFinder(SheetsCalls calls, String name, TabBinding binding, OwnerMark mark) {
        this.calls = calls;
        this.name = name.strip();
        this.binding = binding;
        this.mark = mark;
    }

    Found known() {
        Found known = found;
        return known != null ? known : look();
    }

    /** Asks anew. */
    Found look() {
        return take(calls.tabs());
    }

    /** Whole, as the tab that is meant may change beside a read: what was found of the one before must not come back. */
    private synchronized Found take(List<TabAnswer> tabs) {
        TabAnswer tab = tab(tabs);
        TabAnswer copies =
                tabs.stream().filter(t -> t.title().equals(COPIES)).findFirst().orElse(null);
        Found fresh = new Found(tab, copies);
        found = fresh;
        return fresh;
    }

    /** Takes over the size and title that a read of our tab brought along. */
    synchronized void update(TabAnswer tab) {
        Found known = found;
        if (known != null && known.tab().sheetId() == tab.sheetId()) {
            found = new Found(tab.withoutCells(), known.copies());
        }
    }

    /** Another hidden tab has taken the place of the one before. */
    synchronized void exchanged(TabAnswer copies) {
        found = new Found(known().tab(), copies);
    }

    /** Asks anew, and decides nothing. */
    Site site() {
        Answer answer = calls.spreadsheet();
        OptionalInt known = binding.sheetId();
        // Where Redis was lost, the mark still tells which tab was ours.
        OptionalInt bound = known.isPresent()
                ? known
                : answer.owners().stream().mapToInt(Owner::tab).findFirst();
        Optional<TabAnswer> ours = answer.tabs().stream()
                .filter(t -> bound.isPresent() && t.sheetId() == bound.getAsInt())
                .findFirst();
        Optional<TabAnswer> other = name.isEmpty() && ours.isPresent() ? Optional.empty() : byName(answer.tabs());
        return new Site(
                answer.owners(),
                bound,
                ours.map(TabFinder::named),
                other.filter(t -> bound.isPresent() && t.sheetId() != bound.getAsInt())
                        .map(TabFinder::named));
    }

    private static Site.Named named(TabAnswer tab) {
        return new Site.Named(tab.sheetId(), tab.title());
    }

    synchronized void bind(int tabId) {
        binding.bind(tabId);
        found = null;
    }

    private TabAnswer tab(List<TabAnswer> tabs) {
        OptionalInt bound = binding.sheetId();
        if (bound.isPresent()) {
            return tabs.stream()
                    .filter(t -> t.sheetId() == bound.getAsInt())
                    .findFirst()
                    .orElseThrow(() -> gone(bound.getAsInt()));
        }
        TabAnswer tab = byName(tabs)
                .orElseThrow(() -> unavailable(
                        "the spreadsheet has no tab " + (name.isEmpty() ? "that is visible" : "named '" + name + "'")
                                + " (it has " + titles(tabs) + ")",
                        "set GOOGLE_WORKSHEET_NAME to one of them"));
        binding.bind(tab.sheetId());
        return tab;
    }

    private Optional<TabAnswer> byName(List<TabAnswer> tabs) {
        List<TabAnswer> grids = tabs.stream()
                .filter(t -> t.isGrid() && !t.title().equals(COPIES))
                .toList();
        if (name.isEmpty()) {
            return grids.stream().filter(t -> !t.hidden()).findFirst();
        }
        return grids.stream()
                .filter(t -> t.title().strip().equals(name))
                .findFirst()
                .or(() -> grids.stream()
                        .filter(t -> t.title().strip().equalsIgnoreCase(name))
                        .findFirst());
    }

    private static String titles(List<TabAnswer> tabs) {
        return tabs.stream()
                .map(TabAnswer::title)
                .filter(title -> !title.equals(COPIES))
                .collect(Collectors.joining("', '", "'", "'"));
    }

    private SheetsException gone(int id) {
        mark.forget();
        return new SheetsException.NotOurs(SheetsErrors.sentence(
                "find the tab",
                "the tab that it was bound to (id " + id + ") is gone from the spreadsheet",
                "bring the tab back from the spreadsheet's version history, or approve the tab that is held"));
    }

    private static SheetsException unavailable(String why, String fix) {
        return new SheetsException.Unavailable(SheetsErrors.sentence("find the tab", why, fix), null);
    }
}
