package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.amosheets.amocrm.AmoCrmException.Blocked;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.amocrm.AmoCrmException.Fault;
import org.amosheets.amocrm.AmoCrmException.Rejected;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.Directory;
import org.junit.jupiter.api.Test;

@Shows({"I15", "G8"})
class PatcherTest {

    private final List<Integer> sizes = new ArrayList<>();
    private final EntityEncoder encoder =
            EntityEncoder.leads(new Directory(List.of(), List.of(), List.of(), ZoneOffset.UTC));

    @Test
    void namedEntitiesAreTakenOutByTheirRequestId() {
        PatchReport report = patch(10, body -> {
            if (contains(body, 103)) {
                throw new Rejected("no", List.of(new Fault("103", "price", "InvalidType", "too much")));
            }
            return body;
        });

        assertThat(report.refused()).isEqualTo(Map.of(103L, "price: too much"));
        assertThat(report.applied()).hasSize(9);
        assertThat(sizes).containsExactly(10, 9);
    }

    @Test
    void namedEntitiesAreTakenOutByTheirPlaceWhereOurRequestIdIsNotEchoed() {
        PatchReport report = patch(10, body -> {
            if (contains(body, 103)) {
                throw new Rejected("no", List.of(new Fault("3", "", "InvalidType", "")));
            }
            return body;
        });

        assertThat(report.refused()).containsOnlyKeys(103L);
    }

    @Test
    void anUnnamedCulpritIsFoundByHalving() {
        PatchReport report = patch(50, body -> {
            if (contains(body, 117)) {
                throw new Rejected("refused as a whole", List.of());
            }
            return body;
        });

        assertThat(report.refused()).isEqualTo(Map.of(117L, "refused as a whole"));
        assertThat(report.applied()).hasSize(49);
        assertThat(sizes.size()).isLessThan(15);
    }

    @Test
    void aRequestThatIsAlwaysRefusedIsNotHalvedForEver() {
        PatchReport report = patch(50, body -> {
            throw new Rejected("no such address", List.of());
        });

        assertThat(sizes.size()).isLessThan(90);
        assertThat(report.failed().size() + report.refused().size()).isEqualTo(50);
    }

    @Test
    void whatIsBusyFailsForNowAndTheOtherBatchesAreApplied() {
        PatchReport report = patch(60, body -> {
            if (contains(body, 155)) {
                throw new Busy("later", true);
            }
            return body;
        });

        assertThat(report.applied()).hasSize(50);
        assertThat(report.failed()).hasSize(10).containsEntry(155L, "later");
    }

    @Test
    void whereManyWaitMoreGoInOneRequest() {
        patch(150, body -> body);
        assertThat(sizes).hasSize(3);

        sizes.clear();
        assertThat(patch(1_000, body -> body).applied()).hasSize(1_000);
        assertThat(sizes).hasSize(5);
    }

    @Test
    void whatTheAnswerLeavesOutIsNotTakenForApplied() {
        PatchReport report = patch(2, body -> Json.array().add(body.get(0)));

        assertThat(report.applied()).containsExactly(100L);
        assertThat(report.failed()).containsOnlyKeys(101L);
    }

    @Test
    void aBlockIsThrown() {
        assertThatThrownBy(() -> patch(2, body -> {
                    throw new Blocked("stop");
                }))
                .isInstanceOf(Blocked.class);
    }

    @Test
    void whatCannotBeEncodedIsRefusedAndWhatIsEmptyIsNotSent() {
        PatchReport report = patcher(body -> body)
                .patch(
                        List.of(
                                new EntityWrite(1, "", Map.of("price", List.of("x"))),
                                new EntityWrite(2, "", Map.of())),
                        encoder);

        assertThat(report).isEqualTo(new PatchReport(Set.of(2L), Map.of(1L, "price: Not a whole number."), Map.of()));
        assertThat(sizes).isEmpty();
    }

    private PatchReport patch(int count, UnaryOperator<ArrayNode> server) {
        List<EntityWrite> writes = LongStream.range(100, 100 + count)
                .mapToObj(id -> new EntityWrite(id, "", Map.of("price", List.of("1"))))
                .toList();
        return patcher(server).patch(writes, encoder);
    }

    private Patcher patcher(UnaryOperator<ArrayNode> server) {
        Remote remote = (route, arguments, body) -> {
            sizes.add(body.size());
            ObjectNode answer = Json.object();
            answer.putObject("_embedded").set("leads", server.apply((ArrayNode) body));
            return answer;
        };
        return new Patcher("leads", remote, new Parallel(Runnable::run), new Narrowing(() -> false));
    }

    private static boolean contains(JsonNode body, long id) {
        for (JsonNode entity : body) {
            if (entity.path("id").asLong() == id) {
                return true;
            }
        }
        return false;
    }
}
