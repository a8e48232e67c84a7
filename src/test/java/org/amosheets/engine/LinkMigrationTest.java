package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.correctness.Shows;
import org.amosheets.engine.OlderLink.Verdict;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.junit.jupiter.api.Test;

/** Links that an older tool had kept by the rows' numbers. */
class LinkMigrationTest {

    private AppendRig rig = rig();

    private static AppendRig rig() {
        AppendRig rig = new AppendRig(20);
        rig.mapping.setNewLeads("ignore");
        rig.mapping.setAppendWhen(Map.of());
        rig.poll();
        rig.work();
        return rig;
    }

    private long lead(String name, String phone) {
        long contact = rig.crm.ui().createContact(name, phone, null);
        return rig.crm.ui().createLead(name, 500, SampleAccount.SALES, SampleAccount.SALES_NEW, contact);
    }

    private void row(int number, String name, String phone) {
        rig.tab.setRow(number, Map.of("name", name, "phone", phone));
    }

    private static Map<Integer, List<Long>> links(long anna, long boris) {
        return Map.of(2, List.of(anna), 3, List.of(boris));
    }

    private List<Verdict> verdicts(Map<Integer, List<Long>> links) {
        return rig.migrate(links).stream().map(OlderLink::verdict).toList();
    }

    private int leads() {
        return rig.crm.state().leads().size();
    }

    private void rowsNameTheirLeads(long anna, long boris) {
        assertThat(rig.rowsOf(anna))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("name", "Анна"));
        assertThat(rig.rowsOf(boris))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("name", "Борис"));
        assertThat(rig.tab.rows()).hasSize(2);
    }

    @Test
    @Shows({"D000-2", "D000-3", "G1"})
    void rowsThatFitNameTheirLeadsAndAreSyncedFromThenOn() {
        long anna = lead("Анна", "+79990001122");
        long boris = lead("Борис", "+79990001133");
        row(2, "Анна", "8 (999) 000-11-22");
        row(3, "Борис", "89990001133");

        assertThat(verdicts(links(anna, boris))).containsOnly(Verdict.taken);
        assertThat(verdicts(links(anna, boris))).containsOnly(Verdict.present);
        rowsNameTheirLeads(anna, boris);

        rig.work();
        rig.crm.ui().setPrice(boris, 900);
        rig.announce(List.of(boris));
        rig.work();

        assertThat(rig.rowsOf(boris).get(0)).containsEntry("budget", "900");
        assertThat(leads()).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsLeftAsItIs() {
        long anna = lead("Анна", "+79990001122");
        long deleted = lead("Глеб", "+79990001144");
        rig.crm.ui().deleteLead(deleted);
        long unknown = rig.crm.ui().createLead("Сделка", 7, SampleAccount.SALES, SampleAccount.SALES_NEW, 0);
        row(2, "Борис", "+79990001133");
        row(3, "Глеб", "+79990001144");
        row(4, "Анна", "");
        rig.tab.setRow(5, Map.of("name", "Вера", "phone", "+79990001155", "amo_deal_id", "77"));
        row(6, "Дина", "");
        List<Map<String, String>> before = rig.tab.rows();

        Map<Integer, List<Long>> links = Map.of(
                2,
                List.of(anna),
                3,
                List.of(deleted),
                5,
                List.of(anna),
                6,
                List.of(unknown),
                9,
                List.of(anna),
                400,
                List.of(anna));

        assertThat(verdicts(links))
                .containsExactly(
                        Verdict.otherPerson,
                        Verdict.gone,
                        Verdict.otherLead,
                        Verdict.nothingCommon,
                        Verdict.blank,
                        Verdict.blank);
        assertThat(rig.tab.rows()).isEqualTo(before);
        assertThat(verdicts(Map.of(4, List.of(anna)))).as("the name alone").containsExactly(Verdict.taken);
    }

    @Test
    @Shows("D000-1")
    void ofTheLeadsThatOneRowWasMadeIntoTheNewestThatFitsIsTaken() {
        long first = lead("Анна", "+79990001122");
        long second = lead("Анна", "+79990001122");
        long third = lead("Анна", "+79990001122");
        rig.crm.ui().deleteLead(third);
        row(2, "Анна", "+79990001122");

        assertThat(verdicts(Map.of(2, List.of(first, second, third)))).containsExactly(Verdict.taken, Verdict.surplus);
        assertThat(rig.rowsOf(second)).hasSize(1);
    }

    @Test
    void aLeadThatTwoRowsClaimGoesToOneOfThem() {
        long anna = lead("Анна", "+79990001122");
        row(2, "Анна", "+79990001122");
        row(3, "Анна", "+79990001122");

        assertThat(verdicts(Map.of(2, List.of(anna), 3, List.of(anna))))
                .containsExactly(Verdict.taken, Verdict.otherRow);
        assertThat(rig.rowsOf(anna)).hasSize(1);
    }

    @Test
    @Shows("G5")
    void rowsThatAreSortedRightBeforeTheirKeysAreWrittenGetNoOtherRowsLead() {
        long anna = lead("Анна", "+79990001122");
        long boris = lead("Борис", "+79990001133");
        row(2, "Анна", "+79990001122");
        row(3, "Борис", "+79990001133");
        rig.sign = "updateCells";
        rig.beforeAppend = () -> rig.tab.sortBy("name", false);

        assertThat(verdicts(links(anna, boris))).containsOnly(Verdict.otherPerson);

        assertThat(rig.beforeAppend).as("it was sorted then").isNull();
        assertThat(rig.rowsOf(anna)).isEmpty();
        assertThat(rig.rowsOf(boris)).isEmpty();
    }

    @Test
    @Shows("G5")
    void rowsThatAreSortedBetweenKeyAndIdAreRefusedOrFoundByTheirKeys() {
        long anna = lead("Анна", "+79990001122");
        long boris = lead("Борис", "+79990001133");
        row(2, "Анна", "+79990001122");
        row(3, "Борис", "+79990001133");
        rig.sign = "\"" + anna + "\"";
        rig.beforeAppend = () -> rig.tab.sortBy("name", false);

        assertThat(verdicts(links(anna, boris))).containsOnly(Verdict.moved);
        assertThat(rig.beforeAppend).as("it was sorted then").isNull();
        assertThat(rig.rowsOf(anna)).isEmpty();
        assertThat(rig.rowsOf(boris)).isEmpty();
        assertThat(verdicts(links(anna, boris)))
                .as("the numbers are other rows' by now")
                .containsOnly(Verdict.otherPerson);
    }

    @Test
    @Shows({"G1", "I5", "L5"})
    void whereverItIsKilledASecondRunEndsTheSame() {
        Set<String> moments = new HashSet<>();
        for (int moment = 0; moment < 400; moment++) {
            rig = rig();
            long anna = lead("Анна", "+79990001122");
            long boris = lead("Борис", "+79990001133");
            row(2, "Анна", "+79990001122");
            row(3, "Борис", "+79990001133");
            killed(moment, links(anna, boris));
            String died = rig.diedAt;
            if (died != null) {
                rig.restart();
                moments.add(died);
            }

            assertThat(rig.migrate(links(anna, boris)))
                    .as("killed %s", died)
                    .allMatch(link -> !link.verdict().refused());
            rowsNameTheirLeads(anna, boris);
            rig.work();
            assertThat(leads()).as("killed %s", died).isEqualTo(2);
            rowsNameTheirLeads(anna, boris);
            if (died == null) {
                break;
            }
        }
        assertThat(rig.diedAt).as("all moments were tried").isNull();
        assertThat(moments).contains("before sheets-write", "after sheets-write", "after Redis COMMIT");
    }

    @Test
    @Shows({"G1", "L5"})
    void whereverItIsKilledTheServiceMakesNoLeadOfARowThatHasItsKey() {
        for (int moment = 0; moment < 400; moment++) {
            rig = rig();
            long anna = lead("Анна", "+79990001122");
            long boris = lead("Борис", "+79990001133");
            row(2, "Анна", "+79990001122");
            row(3, "Борис", "+79990001133");
            killed(moment, links(anna, boris));
            String died = rig.diedAt;
            long keyed = rig.tab.rows().stream()
                    .filter(row -> !row.getOrDefault("sync_key", "").isEmpty())
                    .count();
            if (died != null) {
                rig.restart();
            }
            if (keyed == 2) {
                rig.poll();
                rig.work();
                assertThat(leads()).as("killed %s", died).isEqualTo(2);
                assertThat(rig.migrate(links(anna, boris)))
                        .as("killed %s", died)
                        .allMatch(link -> !link.verdict().refused());
                rowsNameTheirLeads(anna, boris);
            }
            if (died == null) {
                return;
            }
        }
        assertThat(rig.diedAt).as("all moments were tried").isNull();
    }

    private void killed(int moment, Map<Integer, List<Long>> links) {
        rig.diesIn = moment;
        try {
            rig.migrate(links);
            rig.diesIn = -1;
        } catch (RuntimeException | Error e) {
            if (rig.diedAt == null) {
                throw e;
            }
        }
    }
}
