package org.amosheets.sync.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Plan.BaseMove;
import org.amosheets.sync.Plan.CellPatch;
import org.amosheets.sync.Plan.CrmPatch;
import org.amosheets.sync.Plan.Target;
import org.amosheets.sync.Plan.ValueChange;
import org.amosheets.sync.Planner;
import org.amosheets.sync.Policy;
import org.amosheets.sync.SheetValue;
import org.amosheets.sync.histories.Step.Cut;
import org.amosheets.sync.histories.Step.Sync;
import org.amosheets.sync.histories.World.Row;
import org.jspecify.annotations.Nullable;

/** Reads the world, plans, and applies the plan or part of it; checks what has to hold at every write. */
final class Service {

    private final World world;
    private final Ledger ledger;
    private final Planner planner;

    Service(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
        this.planner = new Planner(world.rules);
    }

    Plan sync(Sync sync, int time) {
        Random random = new Random(sync.seed());
        List<LinkedRow> read = world.read();
        List<LinkedRow> shuffled = new ArrayList<>(read);
        Collections.shuffle(shuffled, random);
        Plan plan = planner.plan(shuffled);
        assertThat(plan).as("I12: the order of the rows matters").isEqualTo(planner.plan(read));
        new Application(plan, sync.cut(), random).apply(time);
        return plan;
    }

    /** One plan on its way to both sides. */
    private final class Application {

        private record CellId(String row, String field) {}

        private final Plan plan;
        private final Cut cut;
        private final Random random;
        private final Set<Target> failed = new HashSet<>();
        private final Set<CellId> written = new HashSet<>();
        private final Map<CellId, BaseMove> moves = new HashMap<>();

        Application(Plan plan, Cut cut, Random random) {
            this.plan = plan;
            this.cut = cut;
            this.random = random;
            plan.bases().forEach(move -> {
                BaseMove other = moves.put(new CellId(move.rowKey(), move.field()), move);
                assertThat(other).as("two moves of one base").isNull();
            });
        }

        void apply(int time) {
            plan.conflicts()
                    .forEach(conflict -> ledger.conflicts.add(
                            new Ledger.Seen(time, new Place(conflict.target(), conflict.field()), conflict)));
            plan.patches().forEach(this::checkPatch);
            plan.cells().forEach(this::checkCell);
            plan.patches().forEach(this::patch);
            Set<String> failedRows = new HashSet<>();
            world.rows.stream().filter(row -> fails()).forEach(row -> failedRows.add(row.key()));
            plan.cells().stream()
                    .filter(cell -> !failedRows.contains(cell.rowKey()))
                    .forEach(this::write);
            if (cut == Cut.KILLED) {
                ledger.killed = true;
            } else {
                plan.bases().forEach(this::move);
            }
        }

        private boolean fails() {
            return cut != Cut.NOTHING_FAILS && random.nextInt(3) == 0;
        }

        private void checkPatch(CrmPatch patch) {
            patch.fields().forEach((field, change) -> {
                Place place = new Place(patch.target(), field);
                assertThat(ledger.wasTyped(place, change.to()))
                        .as("I1: invented %s in %s", change, place)
                        .isTrue();
                assertThat(field.equals(World.STATUS) && change.to().isEmpty())
                        .as("emptied the status of %s", place)
                        .isFalse();
                assertThat(change.to())
                        .as("an unreadable cell went to %s", place)
                        .doesNotStartWith("bad");
                assertThat(world.rowsOf(place))
                        .as("I3: %s of %s is nobody's edit", change, place)
                        .anyMatch(row -> {
                            String base = row.base().get(field);
                            return place.same(row.cell(field).canonical(), change.to())
                                    && (base == null || !place.same(base, change.to()));
                        });
            });
        }

        private void checkCell(CellPatch cell) {
            Row row = world.row(cell.rowKey());
            Place place = row.place(cell.field());
            SheetValue before = row.cell(cell.field());
            String base = row.base().get(cell.field());
            assertThat(row.shows(cell.field()))
                    .as("I3: wrote to %s, which is not mapped", cell)
                    .isTrue();
            assertThat(before.formula())
                    .as("I3: overwrote the formula of %s", cell)
                    .isFalse();
            assertThat(before.canonical()).as("what %s starts from", cell).isEqualTo(cell.from());
            assertThat(place.same(cell.from(), cell.to()))
                    .as("only the spelling changes in %s", cell)
                    .isFalse();
            assertThat(ledger.wasTyped(place, cell.to()))
                    .as("I1: invented %s", cell)
                    .isTrue();
            assertThat(moves).as("the base of %s", cell).containsKey(new CellId(cell.rowKey(), cell.field()));
            if (world.policy(cell.field()) == Policy.ASK && !cell.field().equals(World.STATUS)) {
                boolean edited = base == null ? !place.same("", cell.from()) : !place.same(base, cell.from());
                assertThat(edited && !world.holds(place, cell.from()))
                        .as("ask: a person has to pick before %s", cell)
                        .isFalse();
            }
            if (base != null && place.same(base, before.canonical()) && world.holds(place, base)) {
                ValueChange change = patchOf(place);
                assertThat(change != null && place.same(change.from(), base))
                        .as("I3: nobody changed what %s overwrites", cell)
                        .isTrue();
            }
        }

        private @Nullable ValueChange patchOf(Place place) {
            return plan.patches().stream()
                    .filter(patch -> patch.target().equals(place.target()))
                    .map(patch -> patch.fields().get(place.field()))
                    .filter(change -> change != null)
                    .findFirst()
                    .orElse(null);
        }

        private void patch(CrmPatch patch) {
            if (fails()) {
                failed.add(patch.target());
                return;
            }
            patch.fields().forEach((field, change) -> {
                Place place = new Place(patch.target(), field);
                List<String> values = new ArrayList<>(world.crm(place));
                boolean added = place.plain(change.from()).isEmpty();
                assertThat(added ? values.isEmpty() : values.remove(change.from()))
                        .as("amoCRM holds what %s of %s starts from", change, place)
                        .isTrue();
                if (!place.plain(change.to()).isEmpty()) {
                    values.add(change.to());
                }
                world.setCrm(place, values);
                ledger.count(new Ledger.Patches(place));
                ledger.count(new Ledger.Versions(place));
            });
        }

        /** A cell whose base rests on a failed patch is not written: amoCRM does not hold its value. */
        private void write(CellPatch cell) {
            CellId id = new CellId(cell.rowKey(), cell.field());
            BaseMove move = moves.get(id);
            if (move == null || (move.patch() != null && failed.contains(move.patch()))) {
                return;
            }
            world.row(cell.rowKey()).cells().put(cell.field(), SheetValue.of(cell.to()));
            written.add(id);
            ledger.count(new Ledger.CellWrites(cell.rowKey(), cell.field()));
        }

        private void move(BaseMove move) {
            boolean waits = move.cell() && !written.contains(new CellId(move.rowKey(), move.field()));
            if (waits || (move.patch() != null && failed.contains(move.patch()))) {
                return;
            }
            Row row = world.row(move.rowKey());
            Place place = row.place(move.field());
            // Where one of several phones was taken away, "nothing" is agreed on although others remain.
            boolean taken = place.several() && move.to().isEmpty();
            assertThat(place.same(row.cell(move.field()).canonical(), move.to())
                            && (taken || world.holds(place, move.to())))
                    .as("I8: both sides hold %s", move)
                    .isTrue();
            row.base().put(move.field(), move.to());
        }
    }
}
