package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.store.Inbox.Lane;
import org.amosheets.store.Intents.Intent;
import org.amosheets.store.Rows.RowState;
import org.amosheets.sync.Change;
import org.amosheets.sync.Change.Source;
import org.amosheets.sync.Link;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.StreamMessageId;
import org.redisson.api.stream.StreamAddArgs;

class CommitTest {

    private final Keys keys = TestRedis.keys();
    private final Store store = TestRedis.store(keys);

    @BeforeEach
    void holdTheLease() {
        assertThat(store.lease().tryAcquire()).isTrue();
    }

    @Test
    void keepsALinkAndTheWaysToIt() {
        Link link =
                new Link("k1", 9_007_199_254_740_993L, 7, Map.of("lead.name", "Имя \"x\" \\ \n😀", "lead.price", ""));
        run(c -> c.putLink(link));

        assertThat(store.links().byKeys(List.of("k1", "k2"))).containsExactly(Map.entry("k1", link));
        assertThat(store.links().keysByLead(List.of(link.leadId(), 5L)))
                .containsExactly(Map.entry(link.leadId(), "k1"));
        assertThat(store.links().keysByContact(List.of(7L, 8L))).containsExactly(Map.entry(7L, List.of("k1")));
        assertThat(store.links().size()).isEqualTo(1);
    }

    @Test
    void aContactServesManyRowsAndMovesWithTheLink() {
        run(c -> {
            c.putLink(link("k1", 1, 7));
            c.putLink(link("k2", 2, 7));
            c.putLink(link("k3", 3, 77));
        });
        assertThat(store.links().keysByContact(List.of(7L)).get(7L)).containsExactly("k1", "k2");

        run(c -> c.putLink(link("k1", 1, 8)));
        assertThat(store.links().keysByContact(List.of(7L, 8L, 77L)))
                .isEqualTo(Map.of(7L, List.of("k2"), 8L, List.of("k1"), 77L, List.of("k3")));

        run(c -> c.putLink(link("k2", 2, 0)));
        assertThat(store.links().keysByContact(List.of(7L, 0L))).isEmpty();
    }

    @Test
    void keepsWhatWasPatchedUntilItIsDropped() {
        Patched.Entry price = new Patched.Entry(
                "lead/1/r",
                false,
                9_007_199_254_740_993L,
                Map.of("k1", 9_007_199_254_740_993L),
                1_760_000_000_123L,
                Map.of("lead.price", new Patched.Value("", "2", List.of(), List.of("2"))));
        Patched.Entry phone = new Patched.Entry(
                "contact/7/r",
                true,
                7,
                Map.of("k1", 1L, "k2", 2L),
                5,
                Map.of("contact.phone", new Patched.Value("a", "b", List.of("a", "c"), List.of("b", "c"))));
        run(c -> {
            c.putPatched(price);
            c.putPatched(phone);
        });
        assertThat(store.patched().all()).containsExactlyInAnyOrder(price, phone);

        run(c -> c.dropPatched("contact/7/r"));

        assertThat(store.patched().all()).containsExactly(price);
    }

    @Test
    void aDroppedLinkLeavesNothing() {
        run(c -> c.putLink(link("k1", 1, 7)));
        run(c -> c.dropLink("k1"));

        assertThat(store.links().size()).isZero();
        assertThat(store.links().keysByLead(List.of(1L))).isEmpty();
        assertThat(store.links().keysByContact(List.of(7L))).isEmpty();
    }

    @Test
    void anotherLeadForARowReplacesTheFirst() {
        run(c -> c.putLink(link("k1", 1, 7)));
        run(c -> c.putLink(link("k1", 2, 7)));

        assertThat(store.links().keysByLead(List.of(1L, 2L))).isEqualTo(Map.of(2L, "k1"));
    }

    @Test
    @Shows("I5")
    void aLeadOfAnotherRowIsRefusedAndNothingIsCommitted() {
        run(c -> c.putLink(link("k1", 1, 7)));

        assertThatThrownBy(() -> run(c -> {
                    c.mark("m", 1);
                    c.putLink(link("k2", 1, 7));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lead 1")
                .hasMessageContaining("k1");
        assertThatThrownBy(() -> run(c -> {
                    c.putLink(link("k5", 5, 0));
                    c.putLink(link("k6", 5, 0));
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.marks().number("m")).isEmpty();
        assertThat(store.links().size()).isEqualTo(1);
    }

    @Test
    void rowsMaySwapLeadsInOneCommit() {
        run(c -> {
            c.putLink(link("k1", 1, 7));
            c.putLink(link("k2", 2, 8));
        });
        run(c -> {
            c.putLink(link("k1", 2, 8));
            c.putLink(link("k2", 1, 7));
        });
        assertThat(store.links().keysByLead(List.of(1L, 2L))).isEqualTo(Map.of(1L, "k2", 2L, "k1"));
        assertThat(store.links().keysByContact(List.of(7L, 8L)))
                .isEqualTo(Map.of(7L, List.of("k2"), 8L, List.of("k1")));

        run(c -> {
            c.putLink(link("k3", 1, 7));
            c.dropLink("k2");
        });
        assertThat(store.links().keysByLead(List.of(1L))).isEqualTo(Map.of(1L, "k3"));
    }

    @Test
    void everyLinkIsWalkedOverOnce() {
        run(c -> IntStream.range(0, 2500).forEach(i -> c.putLink(link("k" + i, 1000 + i, 0))));
        List<String> walked = new ArrayList<>();
        store.links().forEach(link -> walked.add(link.rowKey()));

        assertThat(walked).hasSize(2500).doesNotHaveDuplicates();
        assertThat(store.links().byKeys(walked)).hasSize(2500);
        assertThat(store.links()
                        .keysByLead(IntStream.range(1000, 3500)
                                .mapToObj(Long::valueOf)
                                .toList()))
                .hasSize(2500);
    }

    @Test
    void keepsRowsIntentsAndWhatIsSetAside() {
        RowState row = new RowState(12, "ab", 99, "NEW", "note");
        Intent intent = new Intent("k1", 10, 0, "{\"a\":1}", 0, 2, 88);
        Standing.Entry parked = new Standing.Entry(
                "p1", Standing.PARKED, "why", List.of("k1"), List.of(5L), 2, List.of(change(4)), Map.of("a", "b"));
        Standing.Entry held =
                new Standing.Entry("h1", Standing.HELD, "why", List.of(), List.of(), 1, List.of(), Map.of());
        run(c -> {
            c.putRow("k1", row);
            c.putIntent(intent);
            c.putSent("k1", Map.of("lead.price", "5"));
            c.putSent("k2", Map.of("lead.price", "6"));
            c.putStanding(parked);
            c.putStanding(held);
        });

        assertThat(store.rows().byKeys(List.of("k1", "k2"))).isEqualTo(Map.of("k1", row));
        assertThat(store.rows().all()).isEqualTo(Map.of("k1", row));
        assertThat(store.intents().byKeys(Set.of("k1"))).isEqualTo(Map.of("k1", intent));
        assertThat(store.intents().all()).containsExactly(intent);
        assertThat(store.sent().byKeys(Set.of("k1", "k2", "k3")))
                .isEqualTo(Map.of("k1", Map.of("lead.price", "5"), "k2", Map.of("lead.price", "6")));
        assertThat(store.standing().list(Standing.PARKED)).containsExactly(parked);
        assertThat(store.standing().list(Standing.HELD)).containsExactly(held);
        assertThat(store.standing().find("p1")).contains(parked);
        assertThat(store.standing().find("x")).isEmpty();

        run(c -> {
            c.dropRow("k1");
            c.cancelIntent("k1");
            c.dropSent("k2");
            c.dropStanding("p1");
        });
        assertThat(store.rows().all()).isEmpty();
        assertThat(store.intents().all()).isEmpty();
        assertThat(store.sent().byKeys(Set.of("k1", "k2"))).isEmpty();
        assertThat(store.standing().list(Standing.PARKED)).isEmpty();
    }

    @Test
    void keepsMarksAndSets() {
        run(c -> {
            c.mark("n", Long.MAX_VALUE);
            c.mark("t", "text");
            c.addToSet("s", List.of("a", "b", "c"));
            c.addToSet("s2", List.of("z"));
        });
        assertThat(store.marks().number("n")).hasValue(Long.MAX_VALUE);
        assertThat(store.marks().text("t")).contains("text");
        assertThat(store.marks().text("none")).isEmpty();
        assertThat(store.marks().set("s")).containsExactlyInAnyOrder("a", "b", "c");

        run(c -> {
            c.dropMark("t");
            c.dropMark("n", 7);
            c.removeFromSet("s", List.of("b", "x"));
        });
        assertThat(store.marks().text("t")).isEmpty();
        assertThat(store.marks().number("n")).as("it is another one by now").hasValue(Long.MAX_VALUE);
        assertThat(store.marks().set("s")).containsExactlyInAnyOrder("a", "c");

        run(c -> {
            c.dropMark("n", Long.MAX_VALUE);
            c.dropSet("s");
        });
        assertThat(store.marks().number("n")).isEmpty();
        assertThat(store.marks().set("s")).isEmpty();
        assertThat(store.marks().set("s2")).containsExactly("z");
    }

    @Test
    void writesBothLogs() {
        run(c -> {
            c.audit(entry("one", "k1", 1));
            c.audit(entry("two", "k2", 2));
            c.conflict(conflict("c1", "k1"));
        });
        assertThat(store.auditLog().latest(1)).extracting(Log.Line::entry).containsExactly(entry("two", "k2", 2));
        List<Log.Line<AuditEntry>> first = store.auditLog().after("", 1);
        assertThat(first).extracting(Log.Line::entry).containsExactly(entry("one", "k1", 1));
        assertThat(store.auditLog().after(first.get(0).id(), 10)).hasSize(1);
        assertThat(store.conflictLog().size()).isEqualTo(1);
    }

    @Test
    void queuesWork() {
        run(c -> {
            c.enqueue(
                    Lane.LEADS,
                    IntStream.range(0, 70).mapToObj(CommitTest::change).toList());
            c.later(Lane.LEADS, change(100), Duration.ofSeconds(60));
        });
        assertThat(store.inbox().waiting(Lane.LEADS)).isEqualTo(3);
        assertThat(store.inbox().take(Lane.LEADS, 100, 0).changes()).hasSize(70);
    }

    @Test
    @Shows("I17")
    void isRefusedOnceAnotherProcessTookTheLease() {
        Commit commit = store.newCommit();
        commit.mark("m", 1);
        TestRedis.redis().text(keys.of("lease")).delete();
        Store other = TestRedis.store(keys);
        assertThat(other.lease().tryAcquire()).isTrue();

        assertThatThrownBy(() -> commit.run(store.lease())).isInstanceOf(LeaseLost.class);

        other.lease().release();
        assertThatThrownBy(() -> commit.run(store.lease()))
                .as("also after the other gave it back")
                .isInstanceOf(LeaseLost.class);
        assertThat(store.marks().number("m")).isEmpty();
    }

    @Test
    void isRefusedWithoutALease() {
        store.lease().release();
        Commit commit = store.newCommit();
        commit.mark("m", 1);

        assertThatThrownBy(() -> commit.run(store.lease())).isInstanceOf(LeaseLost.class);
        commit.runUnfenced();
        assertThat(store.marks().number("m")).hasValue(1);
    }

    @Test
    void isRefusedUnderTheFenceOfAnEarlierHold() {
        long old = store.lease().fence();
        store.lease().release();
        store.lease().tryAcquire();
        Commit commit = store.newCommit();
        commit.mark("m", 1);

        assertThatThrownBy(() -> commit.run(store.lease(), old)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void isAppliedOnceHoweverOftenItIsRun() {
        Commit commit = store.newCommit();
        commit.audit(entry("one", "k1", 1));
        commit.run(store.lease());
        commit.run(store.lease());
        store.lease().release();
        TestRedis.store(keys).lease().tryAcquire();
        assertThat(store.auditLog().size()).isEqualTo(1);
    }

    @Test
    void takesTenThousandOperations() {
        run(c -> IntStream.range(0, 10_000).forEach(i -> c.putRow("k" + i, new RowState(i, "f", 1, "NEW", ""))));
        assertThat(store.rows().all()).hasSize(10_000);
    }

    @Test
    void theLastWordOfOneCommitCounts() {
        run(c -> {
            c.putLink(link("k1", 1, 7));
            c.mark("m", 1);
            c.importWaits("k1");
            c.putShown("k1", Map.of("lead.name", "a", "lead.price", "1"));
        });

        run(c -> {
            c.putLink(link("k1", 2, 8));
            c.putLink(link("k1", 1, 7));
            c.dropLink("k2");
            c.mark("m", 2);
            c.dropMark("m");
            c.mark("m", 3);
            c.endImport(new Imports.Ended("i", 1, 2, 0, 0, 0, 0, 0, List.of()), List.of());
            c.importWaits("k2");
            c.putShown("k1", Map.of("lead.price", "2"));
            c.putShown("k1", Map.of("lead.status", "3"));
            c.putShown("k2", Map.of("lead.name", "b"));
            c.dropShown("k2");
        });

        assertThat(store.links().keysByLead(List.of(1L, 2L))).isEqualTo(Map.of(1L, "k1"));
        assertThat(store.links().keysByContact(List.of(7L, 8L))).isEqualTo(Map.of(7L, List.of("k1")));
        assertThat(store.marks().number("m")).hasValue(3);
        assertThat(store.imports().waitingRows()).containsExactly("k2");
        assertThat(store.shown().byKeys(List.of("k1", "k2")))
                .isEqualTo(Map.of("k1", Map.of("lead.name", "a", "lead.price", "2", "lead.status", "3")));
    }

    @Test
    void thousandsOfRowsAreKeptAndFoundAndLetGoAgain() {
        List<String> rows = IntStream.range(0, 2_500).mapToObj(i -> "k" + i).toList();
        run(c -> rows.forEach(row -> {
            long id = 1 + Long.parseLong(row.substring(1));
            c.putLink(link(row, id, id));
            c.mark("of-" + row, id);
        }));

        assertThat(store.links().size()).isEqualTo(2_500);
        assertThat(store.links().keysByLead(List.of(1L, 1_001L, 2_500L)))
                .isEqualTo(Map.of(1L, "k0", 1_001L, "k1000", 2_500L, "k2499"));
        assertThat(store.links().keysByContact(List.of(1_000L, 1_500L)))
                .isEqualTo(Map.of(1_000L, List.of("k999"), 1_500L, List.of("k1499")));

        run(c -> rows.forEach(row -> {
            c.dropLink(row);
            c.dropMark("of-" + row);
        }));

        assertThat(store.links().size()).isZero();
        assertThat(store.links().keysByContact(List.of(1L, 1_001L, 2_500L))).isEmpty();
        assertThat(store.marks().texts(rows.stream().map(row -> "of-" + row).toList()))
                .isEmpty();
    }

    @Test
    void anEmptyOneDoesNothing() {
        Commit commit = store.newCommit();
        assertThat(commit.isEmpty()).isTrue();
        commit.run(store.lease());
    }

    @Test
    void findsLinesByWhatTheyAreAboutNewestFirstPageByPage() {
        run(c -> IntStream.range(0, 30).forEach(i -> c.audit(entry("e" + i, "k" + i % 3, 7 + i % 3))));

        List<Log.Line<AuditEntry>> page = store.auditLog().about(Set.of("row k1", "lead 8"), "", 6);
        assertThat(page)
                .extracting(line -> line.entry().id())
                .containsExactly("e28", "e25", "e22", "e19", "e16", "e13");
        assertThat(store.auditLog().about(Set.of("row k1"), page.get(5).id(), 6))
                .extracting(line -> line.entry().id())
                .containsExactly("e10", "e7", "e4", "e1");
        assertThat(store.auditLog().before(page.get(5).id(), 2))
                .extracting(line -> line.entry().id())
                .containsExactly("e12", "e11");
        assertThat(store.auditLog().about(Set.of("row k"), "", 6))
                .as("a row whose key only begins so")
                .isEmpty();
    }

    @Test
    void forgetsConflictsByAgeAloneAndWhatLeadsToThem() {
        long old = System.currentTimeMillis() - Duration.ofDays(91).toMillis();
        var log = TestRedis.redis().stream(keys.of("conflicts"));
        var index = TestRedis.redis().sorted(keys.of("conflicts-index"));
        log.add(
                new StreamMessageId(old, 1),
                StreamAddArgs.entries(
                        Map.of("about", "row k1\0conflict c0", "entry", Json.write(conflict("c0", "k1")))));
        index.add(0, "row k1\0" + String.format("%015d-%010d", old, 1));
        index.add(0, "conflict c0\0" + String.format("%015d-%010d", old, 1));
        assertThat(store.conflictLog().about(Set.of("row k1"), "", 5)).hasSize(1);

        run(c -> c.conflict(conflict("c1", "k1")));

        assertThat(store.conflictLog().latest(5))
                .extracting(line -> line.entry().id())
                .containsExactly("c1");
        assertThat(index.readAll()).hasSize(3).noneMatch(member -> member.contains("c0"));
    }

    @Test
    void keepsAWriteUnderWayUntilItsLineIsThere() {
        AuditEntry under = AuditEntry.about(
                new AuditEntry.Subject(List.of("k1"), 5, 0), "run/1", 1, "crm", "lead-changed", Map.of(), "because");
        run(c -> c.begin(under));
        assertThat(store.writesUnderWay().all()).containsExactly(under);

        run(c -> c.audit(under.ended(AuditEntry.DONE)));

        assertThat(store.writesUnderWay().all()).isEmpty();
        assertThat(store.auditLog().about(Set.of("lead 5"), "", 5)).hasSize(1);
    }

    private static AuditEntry entry(String id, String row, long lead) {
        return AuditEntry.about(
                        new AuditEntry.Subject(List.of(row), lead, 0),
                        id,
                        1,
                        "crm",
                        "lead-changed",
                        Map.of("lead.price", new AuditEntry.Changed("1", "2")),
                        "because")
                .ended(AuditEntry.DONE);
    }

    private static ConflictEntry conflict(String id, String row) {
        return new ConflictEntry(
                id, 1, row, 5, 0, "lead.price", "1", true, "2", "3", 1, 1, "why", false, "crm", "by the policy", 2);
    }

    private void run(java.util.function.Consumer<Commit> fill) {
        Commit commit = store.newCommit();
        fill.accept(commit);
        commit.run(store.lease());
    }

    private static Link link(String key, long lead, long contact) {
        return new Link(key, lead, contact, Map.of());
    }

    private static Change change(int lead) {
        return Change.lead(lead, Source.WEBHOOK, 1);
    }
}
