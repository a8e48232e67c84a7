package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.amosheets.sync.Cell;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.Link;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Planner;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/** One row's status and its lead's stage under the rules of the {@link OrderDesk}, merged as the engine merges them. */
final class StatusRow {

    /** It never changes, and joining it anew for each of the many rows took most of the time. */
    private static final MappedTab TAB = OrderDesk.tab();

    final MappedTab tab = TAB;
    String stage;
    Cell cell;

    @Nullable
    String base;

    StatusRow(String stage, String shown, @Nullable String base) {
        this.stage = stage;
        this.cell = Cell.text(shown);
        this.base = base;
    }

    SheetValue sheet() {
        return base != null && !cell.isBlank() && tab.sameText(OrderDesk.STATUS, cell, base, OrderDesk.IN_SALES)
                ? SheetValue.of(base)
                : tab.read(OrderDesk.STATUS, cell, OrderDesk.IN_SALES);
    }

    String seen() {
        String crm = tab.canonical(OrderDesk.STATUS, List.of("10:" + stage)).get(0);
        return tab.seen(OrderDesk.STATUS, crm, base, sheet().canonical());
    }

    /** Whether nothing waits to be mended, so that whoever changes something next is the only one. */
    boolean agrees() {
        return sheet().canonical().equals(base) && seen().equals(base);
    }

    /** Looks once; returns whether anything was written. */
    boolean look() {
        String status = OrderDesk.STATUS;
        SheetValue sheet = sheet();
        String seen = seen();
        LinkedRow row = new LinkedRow(
                new Link("k", 1, 0, base == null ? Map.of() : Map.of(status, base)),
                Map.of(status, sheet),
                new CrmEntity(1, Map.of(status, List.of(seen))),
                null);
        Plan plan = new Planner(tab.rules()).plan(List.of(row));
        String stageBefore = stage;
        Cell cellBefore = cell;
        plan.patches()
                .forEach(patch -> patch.fields()
                        .forEach((field, change) ->
                                stage = tab.toCrm(field, change.to()).get(0).substring(3)));
        plan.cells().forEach(patch -> {
            if (!tab.sameText(status, cell, patch.to(), OrderDesk.IN_SALES)) {
                cell = tab.render(status, patch.to(), OrderDesk.IN_SALES);
            }
        });
        plan.bases().forEach(move -> base = move.to());
        return !stage.equals(stageBefore) || !cell.equals(cellBefore);
    }

    void rest() {
        int looks = 0;
        while (look()) {
            assertThat(++looks).as("looks that write, at %s / %s", stage, cell).isLessThan(4);
        }
    }

    void type(String text) {
        cell = Cell.text(text);
    }

    String shown() {
        return cell.text();
    }
}
