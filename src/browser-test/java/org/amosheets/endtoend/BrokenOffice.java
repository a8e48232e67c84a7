package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.amosheets.store.Commit;
import org.amosheets.store.OpenConflicts;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;

/** An office in which something of every kind is wrong: a conflict, a note, a parked change, rows that the brake holds. */
final class BrokenOffice {

    private static final List<String> NAMES = List.of(
            "Анна Смирнова",
            "Борис Козлов",
            "Вера Орлова",
            "Глеб Медведев",
            "Дарья Соколова",
            "Егор Лебедев",
            "Жанна Белова",
            "Захар Громов",
            "Инна Крылова",
            "Кирилл Фомин",
            "<script>document.title='taken'</script>",
            "\u202Egnp.exe\u202C عمر الخيام",
            "Оченьдлинноеимябезединогопробела" + "а".repeat(120));

    private final World world;

    private BrokenOffice(World world) {
        this.world = world;
    }

    static World open() {
        World world = World.deals()
                .with("SYNC_CONFLICT_POLICY", "ask")
                .with("SYNC_POLL_SECONDS", "1")
                .with("SYNC_BRAKE_ROWS", "3")
                .with("DISPLAY_TZ", "Europe/Moscow");
        world.tab.paste(
                2,
                IntStream.range(0, NAMES.size())
                        .mapToObj(i -> List.of(
                                NAMES.get(i),
                                "8 999 200 10 " + (10 + i),
                                "client" + i + "@example.test",
                                Integer.toString(1500 * (i + 1)),
                                ""))
                        .toList());
        world.announced().started();
        BrokenOffice office = new BrokenOffice(world);
        office.synced();
        office.edits();
        office.conflict();
        office.note();
        office.parked();
        office.held();
        return world;
    }

    private long lead(int row) {
        return Long.parseLong(world.tab.cell(row, "amo_deal_id"));
    }

    private void synced() {
        World.eventually()
                .untilAsserted(() -> assertThat(IntStream.range(2, 2 + NAMES.size())
                                .filter(row -> world.tab.cell(row, "status").isEmpty()))
                        .isEmpty());
    }

    /** Some of each direction, for the picture of how long they take. */
    private void edits() {
        for (int i = 0; i < 4; i++) {
            int row = 2 + i;
            int sum = 7000 + i;
            world.tab.type(row, "budget", Integer.toString(sum));
            World.eventually()
                    .untilAsserted(() -> assertThat(world.crm
                                    .state()
                                    .lead(lead(row))
                                    .orElseThrow()
                                    .price())
                            .isEqualTo(sum));
            world.crm.ui().setPrice(lead(row), 9000 + i);
            String shown = Integer.toString(9000 + i);
            World.eventually()
                    .untilAsserted(
                            () -> assertThat(world.tab.cell(row, "budget")).isEqualTo(shown));
        }
    }

    private void conflict() {
        OpenConflicts open = world.bean(Store.class).openConflicts();
        World.eventually().untilAsserted(() -> {
            if (open.all().isEmpty()) {
                world.crm.ui().setPrice(lead(7), 120_000);
                world.tab.type(7, "budget", "95000");
            }
            assertThat(open.all()).isNotEmpty();
        });
    }

    private void note() {
        world.tab.type(8, "budget", "сколько получится");
        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(8, "sync_note")).isNotEmpty());
    }

    private void parked() {
        Store store = world.bean(Store.class);
        long now = System.currentTimeMillis();
        Commit commit = store.newCommit();
        commit.putStanding(new Standing.Entry(
                "row:" + world.tab.cell(9, "sync_key"),
                Standing.PARKED,
                "custom_fields_values.0: Field value is too long",
                List.of(world.tab.cell(9, "sync_key")),
                List.of(lead(9)),
                now,
                List.of(),
                Map.of()));
        commit.putStanding(new Standing.Entry(
                "copy:4711",
                Standing.PARKED,
                "A second lead carries the key of a row that has a lead already",
                List.of(world.tab.cell(10, "sync_key")),
                List.of(4711L),
                now,
                List.of(),
                Map.of()));
        commit.runUnfenced();
    }

    private void held() {
        world.tab.paste(
                3, 2, IntStream.range(0, 4).mapToObj(i -> List.of("", "")).toList());
        Store store = world.bean(Store.class);
        World.eventually()
                .untilAsserted(
                        () -> assertThat(store.standing().list(Standing.HELD)).isNotEmpty());
    }
}
