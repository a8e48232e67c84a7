package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

class ContactIndexTest {

    private final ContactIndex index = TestRedis.store(TestRedis.keys()).contactIndex();

    @Test
    void findsEveryContactOfAHandle() {
        index.put(1, Set.of("p:+79991234567", "e:a@b.c"));
        index.put(2, Set.of("p:+79991234567"));

        assertThat(index.find(List.of("p:+79991234567", "e:a@b.c", "e:none")))
                .isEqualTo(Map.of("p:+79991234567", Set.of(1L, 2L), "e:a@b.c", Set.of(1L)));
    }

    @Test
    void newHandlesReplaceTheOldOnes() {
        index.put(1, Set.of("p:1", "e:a"));
        index.put(1, Set.of("p:2", "e:a"));

        assertThat(index.find(List.of("p:1", "p:2", "e:a"))).isEqualTo(Map.of("p:2", Set.of(1L), "e:a", Set.of(1L)));
    }

    @Test
    void aRemovedContactIsFoundNoMore() {
        index.put(1, Set.of("p:1"));
        index.put(2, Set.of("p:1"));
        index.remove(1);

        assertThat(index.find(List.of("p:1"))).isEqualTo(Map.of("p:1", Set.of(2L)));
    }

    @Test
    @Shows("D002-9")
    void aHandleIsNotFoundByItsBeginningAndOddOnesDoNoHarm() {
        index.put(1, Set.of("e:ab", "e:a\u0000b", "e:\"x\\", "e:почта@пример.рф", "e:[*"));

        assertThat(index.find(List.of("e:a", "e:", "e:*", "e:a\u0000b"))).isEmpty();
        assertThat(index.find(List.of("e:\"x\\", "e:почта@пример.рф", "e:[*"))).hasSize(3);
    }

    @Test
    void keepsThousandsAtOnce() {
        Map<Long, Set<String>> many = new HashMap<>();
        for (long id = 1; id <= 3000; id++) {
            many.put(id, Set.of("p:" + id, "e:" + id % 100));
        }
        index.putAll(many);

        assertThat(index.find(many.keySet().stream().map(id -> "p:" + id).toList()))
                .hasSize(3000);
        assertThat(index.find(List.of("e:7")).get("e:7")).hasSize(30);
    }
}
