package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.amosheets.correctness.Shows;
import org.amosheets.store.ConflictEntry;
import org.amosheets.store.Log;
import org.junit.jupiter.api.Test;

/** What the service knows of a row while nothing of it is kept yet, over kills, failures and lost answers. */
class KeptAcrossKillsTest {

    /** It is tried so often. */
    private static final int ONE_CALL = 6;

    private final AppendRig rig = new AppendRig(60);

    private void begin(String wins) {
        rig.mapping.setNewLeads("off");
        rig.mapping.setAppendWhen(Map.of());
        rig.mapping.setFields(List.of(
                Map.of("column", "name", "field", "contact.name", "wins", wins),
                Map.of("column", "phone", "field", "contact.phone"),
                Map.of("column", "budget", "field", "lead.price", "wins", wins),
                Map.of("column", "comment", "field", "lead.custom:Регион", "wins", wins),
                Map.of("column", "status", "field", "lead.status", "wins", "crm")));
        rig.work();
        rig.reconcile();
        rig.work();
    }

    private int row(String... values) {
        int row = rig.tab.addRow(values);
        rig.edited(row);
        return row;
    }

    private void workFor(Duration time) {
        for (long s = 0; s < time.toSeconds(); s += 5) {
            rig.work();
            rig.pass(Duration.ofSeconds(5));
        }
        rig.work();
    }

    private void type(int row, String column, String value) {
        rig.tab.type(row, column, value);
        rig.edited(row);
    }

    private long leadOf(int row) {
        return Long.parseLong(rig.tab.cell(row, "amo_deal_id"));
    }

    private List<ConflictEntry> conflicts() {
        List<ConflictEntry> all = new ArrayList<>();
        rig.plain.conflictLog().after("", 1000).stream().map(Log.Line::entry).forEach(all::add);
        return all;
    }

    /** For a while. */
    private void failing(String route, String address, int times, int status) {
        AtomicInteger left = new AtomicInteger(times);
        rig.amoCrmFails = (asked, at) ->
                asked.startsWith(route) && at.contains(address) && left.getAndDecrement() > 0 ? status : 0;
    }

    private long onlyLead() {
        assertThat(rig.crm.state().leads()).hasSize(1);
        return rig.crm.state().leads().get(0).id();
    }

    private long price(long lead) {
        return rig.crm.state().lead(lead).orElseThrow().price();
    }

    private String region(long lead) {
        return rig.crm.state().lead(lead).orElseThrow().field("Регион");
    }

    @Test
    @Shows({"G1", "I6"})
    void aLeadThatWasFoundIsNotMadeAgainWhereItsContactCannotBeReadThen() {
        begin("crm");
        row("Борис", "+79990001133", "1", "", "");
        workFor(Duration.ofSeconds(10));
        AtomicInteger unanswered = new AtomicInteger(ONE_CALL);
        rig.amoCrmFails = (route, address) -> switch (route) {
            case "amocrm-create-leads" -> unanswered.get() == ONE_CALL ? -504 : 0;
            // The list does not have it yet, and its own address does not answer for a while.
            case "amocrm-contacts-by-ids" -> unanswered.get() > 0 ? 204 : 0;
            case "amocrm-contact" -> unanswered.getAndDecrement() > 0 ? 504 : 0;
            default -> 0;
        };
        int row = row("Анна", "+79990001122", "100", "", "");

        workFor(Duration.ofMinutes(3));

        assertThat(unanswered.get()).isLessThanOrEqualTo(0);
        assertThat(rig.crm.state().leads()).hasSize(2);
        assertThat(rig.crm.state().leads().stream().map(lead -> lead.id())).contains(leadOf(row));
        assertThat(rig.plain.intents().byKeys(List.of(rig.tab.cell(row, "sync_key"))))
                .isEmpty();
    }

    @Test
    @Shows({"G1", "I6"})
    void aLeadThatAnOlderRedisDoesNotKnowOfIsNotMadeAgainWhereTheBatchThatFindsItFails() {
        begin("crm");
        int first = row("Борис", "+79990001133", "1", "", "");
        workFor(Duration.ofSeconds(10));
        assertThat(leadOf(first)).isPositive();
        List<Map<String, byte[]>> copies = new ArrayList<>();
        rig.dies = moment -> {
            if (moment.equals("after Redis COMMIT")) {
                copies.add(rig.redis.backup());
            }
            return moment.equals("after amocrm-create-leads");
        };
        int row = row("Анна", "+79990001122", "100", "", "");
        rig.workUntilDeath();
        assertThat(rig.crm.state().leads()).hasSize(2);
        // The last one holds the intent.
        rig.redis.restore(copies.get(copies.size() - 2));
        long made = rig.crm.state().leads().stream()
                .filter(lead -> lead.id() != leadOf(first))
                .findFirst()
                .orElseThrow()
                .id();
        failing(
                "amocrm-contact",
                Long.toString(rig.crm.state().lead(made).orElseThrow().mainContactId()),
                ONE_CALL,
                502);
        rig.restart();

        workFor(Duration.ofMinutes(3));

        assertThat(rig.crm.state().leads()).hasSize(2);
        assertThat(leadOf(row)).isEqualTo(made);
    }

    /** What had arrived from the one row was known from what amoCRM held, and the other row's edit takes that away. */
    @Test
    @Shows("I2")
    void ofTwoRowsOfOnePersonTheOneThatIsNotEditedDoesNotUndoTheEditOfTheOther() {
        begin("sheet");
        int one = row("Анна", "+79990001122", "100", "", "");
        int two = row("Анна", "+79990001122", "200", "", "");
        workFor(Duration.ofSeconds(20));
        assertThat(rig.crm.state().contacts()).hasSize(1);
        long contact = rig.crm.state().contacts().get(0).id();
        for (String typed : List.of("Анна Вторая", "Анна Третья")) {
            rig.dies = "after amocrm-patch-contacts"::equals;
            type(typed.endsWith("Вторая") ? two : one, "name", typed);
            rig.workUntilDeath();
            assertThat(rig.diedAt).isEqualTo("after amocrm-patch-contacts");
            rig.restart();
        }
        int before = conflicts().size();

        workFor(Duration.ofSeconds(20));

        assertThat(rig.crm.state().contact(contact).orElseThrow().name()).isEqualTo("Анна Третья");
        assertThat(rig.tab.cell(one, "name")).isEqualTo("Анна Третья");
        assertThat(rig.tab.cell(two, "name")).isEqualTo("Анна Третья");
        assertThat(conflicts()).hasSize(before);
    }

    /** 200 arrived long ago; that it had been sent says nothing of the 200 that a manager sets later. */
    @Test
    @Shows("I2")
    void whatAManagerSetsBackToWhatWasOnceSentStays() {
        begin("crm");
        int row = row("Анна", "+79990001122", "100", "", "А");
        workFor(Duration.ofSeconds(10));
        long lead = onlyLead();
        rig.dies = "after amocrm-patch-leads"::equals;
        type(row, "budget", "200");
        rig.workUntilDeath();
        rig.restart();
        rig.dies = "before amocrm-patch-leads"::equals;
        type(row, "comment", "Б");
        rig.workUntilDeath();
        rig.restart();
        rig.crm.ui().setPrice(lead, 250);
        failing("amocrm-patch-leads", "", ONE_CALL, 504);
        rig.sign = "";
        rig.beforeAppend = () -> rig.crm.ui().setPrice(lead, 200);

        workFor(Duration.ofMinutes(2));
        rig.announce(List.of(lead));
        workFor(Duration.ofSeconds(10));

        assertThat(region(lead)).isEqualTo("Б");
        assertThat(price(lead)).isEqualTo(200);
        assertThat(rig.tab.cell(row, "budget")).isEqualTo("200");
        assertThat(rig.plain.sent().byKeys(List.of(rig.tab.cell(row, "sync_key"))))
                .isEmpty();
    }

    @Test
    @Shows({"I2", "L5"})
    void aFieldThatWasMadeAnewBetweenTwoKillsClearsNoCell() {
        begin("crm");
        int row = row("Анна", "+79990001122", "100", "", "А");
        workFor(Duration.ofSeconds(10));
        long lead = onlyLead();
        rig.crm.ui().setCustomField(lead, "Регион", "Б");
        rig.dies = moment -> moment.equals("after Redis COMMIT")
                && rig.tab.cell(row, "comment").equals("Б");
        rig.announce(List.of(lead));
        rig.workUntilDeath();
        assertThat(rig.plain.shown().byKeys(List.of(rig.tab.cell(row, "sync_key"))))
                .isNotEmpty();
        rig.crm.ui().deleteLeadField("Регион");
        rig.crm.ui().addLeadField("Регион", "text", null);
        rig.dies = "before amocrm-patch-leads"::equals;
        rig.restart();
        rig.workUntilDeath();
        assertThat(rig.diedAt).isEqualTo("before amocrm-patch-leads");
        rig.restart();

        workFor(Duration.ofSeconds(20));

        assertThat(rig.tab.cell(row, "comment")).isEqualTo("Б");
        assertThat(region(lead)).isEqualTo("Б");
    }

    /** The copy is from the moment in which the lead was made with 100, which says nothing of what was agreed since. */
    @Test
    @Shows({"I2", "G14"})
    void whatALeadWasMadeWithIsNotAgreedWhereRedisIsOlderThanTheSheet() {
        begin("crm");
        List<Map<String, byte[]>> copies = new ArrayList<>();
        rig.dies = moment -> {
            if (moment.equals("after Redis COMMIT")) {
                copies.add(rig.redis.backup());
            }
            return moment.equals("after amocrm-create-leads");
        };
        int row = row("Анна", "+79990001122", "100", "", "");
        rig.workUntilDeath();
        rig.restart();
        workFor(Duration.ofSeconds(20));
        long lead = leadOf(row);
        type(row, "budget", "150");
        workFor(Duration.ofSeconds(20));
        assertThat(price(lead)).isEqualTo(150);

        rig.redis.restore(copies.get(copies.size() - 1));
        rig.tab.type(row, "budget", "100");
        rig.restart();
        rig.work();
        assertThat(new StandingChanges(rig.plain, rig.clock).approve(StandingChanges.INSTALLATION))
                .isTrue();
        rig.poll();
        workFor(Duration.ofMinutes(2));

        assertThat(rig.tab.cell(row, "budget")).isEqualTo("150");
        assertThat(conflicts())
                .anySatisfy(conflict ->
                        assertThat(conflict.sheet() + " " + conflict.crm()).isEqualTo("100 150"));
    }

    /** What had announced the row names its old place, and its key is known: only a look by that key finds it. */
    @Test
    @Shows({"L1", "L5"})
    void aRowThatGotItsKeyInABatchThatFailedBecomesALeadWhereverItIsByThen() {
        begin("crm");
        int row = rig.tab.filledRows() + 1;
        AtomicInteger failed = failsOnceItHasItsKey(row);

        row("Анна", "+79990001122", "100", "", "");
        workAndPollFor(Duration.ofMinutes(2));

        assertThat(failed).hasValue(1);
        assertThat(rig.tab.cell(row + 1, "name")).isEqualTo("Анна");
        assertThat(leadOf(row + 1)).isEqualTo(onlyLead());
    }

    @Test
    @Shows({"L1", "I2"})
    void anEditOfARowThatGotItsKeyBackInABatchThatFailedCrossesWhereverTheRowIsByThen() {
        begin("crm");
        int row = row("Анна", "+79990001122", "100", "", "");
        workFor(Duration.ofSeconds(10));
        long lead = onlyLead();
        rig.tab.clearCell(row, "sync_key");
        AtomicInteger failed = failsOnceItHasItsKey(row);

        type(row, "budget", "200");
        workAndPollFor(Duration.ofMinutes(2));

        assertThat(failed).hasValue(1);
        assertThat(rig.tab.cell(row + 1, "budget")).isEqualTo("200");
        assertThat(price(lead)).isEqualTo(200);
        assertThat(onlyLead()).isEqualTo(lead);
    }

    /** Redis cannot be reached when the batch that gave the row its key is to be committed, and a row is inserted above it. */
    private AtomicInteger failsOnceItHasItsKey(int row) {
        AtomicInteger commits = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        rig.redisAway = moment -> {
            String key = rig.tab.cell(row, "sync_key");
            boolean hasIt = moment.equals("before Redis COMMIT") && !key.isEmpty();
            // The first one after the write keeps that it was checked.
            if (!hasIt || commits.incrementAndGet() < 2) {
                return false;
            }
            long now = rig.clock.millis();
            // A second try at once finds it away, too.
            rig.redisAway = again -> rig.clock.millis() == now;
            failed.incrementAndGet();
            rig.tab.insertRow(row);
            return true;
        };
        return failed;
    }

    private void workAndPollFor(Duration time) {
        for (long s = 0; s < time.toSeconds(); s += 30) {
            rig.poll();
            workFor(Duration.ofSeconds(30));
        }
    }
}
