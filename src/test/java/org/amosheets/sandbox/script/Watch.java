package org.amosheets.sandbox.script;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.amosheets.sandbox.sheets.Change;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Origin;
import org.amosheets.sandbox.sheets.Tab;

/**
 * Fires the script's triggers for what a person does in the fake spreadsheet, as Google does: some time after it, on threads
 * of its own, and never for what the API wrote.
 */
public final class Watch implements AutoCloseable {

    /** Google's own word for each deed that is no edit of cells. */
    private static final Map<String, String> CHANGES = Map.of(
            "insertRow", "INSERT_ROW",
            "deleteRow", "REMOVE_ROW",
            "insertColumn", "INSERT_COLUMN",
            "deleteColumn", "REMOVE_COLUMN",
            "addTab", "INSERT_GRID");

    private final FakeSheets sheets;
    private final AppsScript script;
    private final AutoCloseable listening;
    private final ExecutorService google = Executors.newFixedThreadPool(3, task -> {
        Thread thread = new Thread(task, "fake-apps-script");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    public Watch(FakeSheets sheets, AppsScript script) {
        this.sheets = sheets;
        this.script = script;
        this.listening = sheets.onChange(this::changed);
    }

    private void changed(Change change) {
        if (change.origin() != Origin.USER) {
            return;
        }
        waiting.incrementAndGet();
        google.execute(() -> {
            try {
                fire(change);
            } catch (RuntimeException | AssertionError failed) {
                failures.add(failed);
            } finally {
                waiting.decrementAndGet();
            }
        });
    }

    private void fire(Change change) {
        switch (change.action()) {
            case "type", "setRow", "paste", "clearCell", "clearRow", "copyRow", "cutRow", "moveRow" ->
                change.rows().forEach((title, rows) -> edited(change.action(), sheets.tab(title), rows));
            default -> script.changed(CHANGES.getOrDefault(change.action(), "OTHER"));
        }
    }

    private void edited(String action, Tab tab, List<Integer> rows) {
        // A cut row is told where it was pasted, and not where it was.
        List<Integer> told = action.equals("cutRow")
                ? rows.stream()
                        .filter(row -> tab.row(row).values().stream().anyMatch(text -> !text.isBlank()))
                        .toList()
                : rows;
        if (!told.isEmpty()) {
            script.edited(tab, Collections.min(told), Collections.max(told));
        }
    }

    /** Whether every run that was due has ended. */
    public boolean idle() {
        return waiting.get() == 0;
    }

    /** Runs that ended with an error, of which Google would mail the one who installed the trigger. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws Exception {
        listening.close();
        google.shutdownNow();
    }
}
