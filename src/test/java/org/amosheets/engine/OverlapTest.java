package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

@Shows({"I2", "I13"})
class OverlapTest {

    private static final int PAGE = 250;
    private static final long START = 1_800_000_000;
    private static final long FIVE_MINUTES = 300_000;

    private record Entity(long id, long updatedAt) {}

    private final Map<Long, Entity> list = new TreeMap<>();
    private final Overlap<Entity> overlap = new Overlap<>(Entity::id, Entity::updatedAt);
    private final List<Entity> shown = new ArrayList<>();
    private long from = START - Overlap.LAG;
    private long now;

    @Test
    void anHourAfterAnImportOfAThousandCostsTwoFullWalksAndElsePages() {
        imported(1_000);
        List<Integer> pages = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            pages.add(walk());
            now += FIVE_MINUTES;
        }
        assertThat(pages).containsExactly(4, 1, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void whatShowsLateAndWithAnOlderTimeIsFoundOnceTheLagIsOver() {
        imported(1_000);
        walk();
        Entity late = new Entity(5, START + 7);
        now += FIVE_MINUTES;
        walk();
        list.put(5L, late);
        now += FIVE_MINUTES;
        shown.clear();
        walk();
        assertThat(shown).contains(late);
    }

    @Test
    void whatIsNewerIsFoundAtOnce() {
        imported(1_000);
        walk();
        now += FIVE_MINUTES;
        for (long id = 1; id <= 300; id++) {
            list.put(id, new Entity(id, START + 2_000 + id));
        }
        shown.clear();

        walk();

        assertThat(shown)
                .containsAll(list.values().stream().filter(e -> e.id() <= 300).toList());
    }

    @Test
    void aWalkThatFailedOnTheWayCountsForNothing() {
        imported(1_000);
        var broken = overlap.begin(from, now);
        broken.take(page(0));

        assertThat(walk()).isEqualTo(4);
    }

    @Test
    void aStartReadsEverythingThatWasNotReadAfterTheLag() {
        imported(1_000);
        walk();
        Overlap<Entity> afterTheStart = new Overlap<>(Entity::id, Entity::updatedAt);

        assertThat(walk(afterTheStart)).isEqualTo(4);
    }

    @Test
    void whereRedisWasSetBackEverythingIsReadAgain() {
        imported(1_000);
        long before = from;
        walk();
        now += 2 * FIVE_MINUTES;
        walk();
        assertThat(from).isEqualTo(START + 999);

        walk();
        from = before;

        assertThat(walk()).isEqualTo(4);
    }

    /** One a second, the youngest last. */
    private void imported(int count) {
        for (long id = 1; id <= count; id++) {
            list.put(id, new Entity(id, START + id - 1));
        }
    }

    private int walk() {
        return walk(overlap);
    }

    private int walk(Overlap<Entity> by) {
        var walk = by.begin(from, now);
        int pages = 0;
        for (boolean more = true; more; ) {
            List<Entity> page = page(pages);
            if (page.isEmpty()) {
                break;
            }
            pages++;
            shown.addAll(page);
            more = walk.take(page);
        }
        walk.end(now).ifPresent(next -> from = next);
        return pages;
    }

    private List<Entity> page(int number) {
        return list.values().stream()
                .filter(entity -> entity.updatedAt() >= from)
                .sorted(Comparator.comparingLong(Entity::updatedAt).reversed())
                .skip((long) number * PAGE)
                .limit(PAGE)
                .toList();
    }
}
