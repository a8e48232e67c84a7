package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.SimulatedAmoCrm;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.Mapping;
import org.amosheets.sandbox.amocrm.InProcessAmoCrm;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;
import org.amosheets.sync.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Shows({"G2", "I2", "I13"})
class ReconcileTest {

    private static final int LEADS = 600;

    private long now = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final InProcessAmoCrm crm = new InProcessAmoCrm(clock);
    private final Store store = new SimulatedRedis(UUID.randomUUID().toString(), clock).plain();
    private final List<String> requests = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();
    private final List<Long> contacts = new ArrayList<>();
    private boolean refused;
    private final Reconcile reconcile = reconcile();

    @BeforeEach
    void linkLeadsThatWereJustImported() {
        store.lease().tryAcquire();
        Commit commit = store.newCommit();
        for (int i = 0; i < LEADS; i++) {
            long contact = crm.ui().createContact("C" + i, null, null);
            long id = crm.ui().createLead("L" + i, i, contact);
            ids.add(id);
            contacts.add(contact);
            String key = "key-" + i;
            commit.putLink(
                    new Link(key, id, contact, Map.of("lead.price", Integer.toString(i), "contact.name", "C" + i)));
            commit.putRow(key, new RowState(i + 2, "", 0, Phase.LINKED, ""));
            now += 100;
        }
        commit.run(store.lease());
    }

    @Test
    @Shows("D001-1")
    void whatEqualsTheAgreedValuesIsNeitherAnnouncedNorReadAgain() {
        reconcile.reconcile();

        assertThat(announced()).isEmpty();
        assertThat(requests).filteredOn(request -> request.contains("by-ids")).isEmpty();
    }

    @Test
    void anIdleHourAfterAnImportCostsFewRequests() {
        reconcile.reconcile();
        requests.clear();
        for (int i = 0; i < 12; i++) {
            fiveMinutesLater();
        }
        int onePageEach = 12 * 2;
        int twoMorePagesEachOnceTheLagIsOver = 4;
        int namesOnceAnHour = 4;
        int deletionsFourTimes = 4;
        assertThat(requests)
                .hasSize(onePageEach + twoMorePagesEachOnceTheLagIsOver + namesOnceAnHour + deletionsFourTimes);
    }

    @Test
    void aDeletionAndARestoreThatNoWebhookToldOfAreAnnounced() {
        reconcile.reconcile();
        crm.ui().deleteLead(ids.get(5));
        crm.ui().deleteLead(ids.get(6));
        crm.ui().restoreLead(ids.get(6));
        announced();

        for (int i = 0; i < 3; i++) {
            fiveMinutesLater();
        }

        assertThat(announced()).contains("LEAD " + ids.get(5), "LEAD " + ids.get(6));
    }

    @Test
    void aDeletionIsFoundWhereThisComputersClockIsHoursAhead() {
        now += Duration.ofHours(5).toMillis();
        store.lease().renew();
        reconcile.reconcile();
        crm.ui().deleteLead(ids.get(5));
        announced();

        for (int i = 0; i < 3; i++) {
            fiveMinutesLater();
        }
        assertThat(announced()).contains("LEAD " + ids.get(5));

        long told = store.inbox().waiting(Inbox.Lane.LEADS);
        for (int i = 0; i < 3; i++) {
            fiveMinutesLater();
        }
        assertThat(store.inbox().waiting(Inbox.Lane.LEADS)).as("told once").isEqualTo(told);
    }

    @Test
    void anAccountThatRefusesItsEventsIsAskedOnceAnHourAndTheRestGoesOn() {
        refused = true;
        for (int i = 0; i < 12; i++) {
            fiveMinutesLater();
        }
        assertThat(requests).filteredOn("amocrm-trash-events"::equals).hasSize(1);
        assertThat(requests).filteredOn("amocrm-contacts-updated"::equals).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void aDeletionWhileNothingRanIsAnnouncedAtOnce() {
        reconcile.reconcile();
        now += Duration.ofHours(3).toMillis();
        crm.ui().deleteLead(ids.get(5));
        store.lease().tryAcquire();

        reconcile().reconcile();

        assertThat(announced()).containsExactly("LEAD " + ids.get(5));
    }

    @Test
    void aChangeThatNoWebhookToldOfIsAnnounced() {
        reconcile.reconcile();
        fiveMinutesLater();
        crm.ui().setPrice(ids.get(7), 70_000);
        crm.ui().renameContact(contacts.get(8), "Renamed");

        fiveMinutesLater();

        assertThat(announced()).containsExactlyInAnyOrder("LEAD " + ids.get(7), "CONTACT " + contacts.get(8));
    }

    @Test
    void aSecondChangeWithinTheSecondOfOneThatWasSeenIsFoundThoughManyNewerOnesAreListed() {
        long early = ids.get(3);
        reconcile.reconcile();
        long real = now;
        now = crm.state().leads().stream()
                        .filter(lead -> lead.id() == early)
                        .findFirst()
                        .orElseThrow()
                        .updatedAt()
                * 1000;
        crm.ui().setPrice(early, 30_000);
        now = real;

        fiveMinutesLater();
        fiveMinutesLater();

        assertThat(announced()).containsExactly("LEAD " + early);
    }

    private void fiveMinutesLater() {
        now += Duration.ofMinutes(5).toMillis();
        store.lease().renew();
        reconcile.reconcile();
    }

    private List<String> announced() {
        return store.inbox().take(Inbox.Lane.LEADS, 1_000, 0).changes().stream()
                .map(change -> change.kind() + " " + change.ref())
                .toList();
    }

    private Reconcile reconcile() {
        AmoCrm amoCrm = SimulatedAmoCrm.over(new SimulatedAmoCrm.Wire() {
            @Override
            public SimulatedAmoCrm.Delivered send(
                    String route, String method, String path, String query, String body, int repeats) {
                requests.add(route);
                if (refused && route.equals("amocrm-trash-events")) {
                    return new SimulatedAmoCrm.Delivered(403, "{\"title\":\"Forbidden\",\"status\":403}");
                }
                InProcessAmoCrm.Answered answer = crm.handle(method, path, query, body);
                return new SimulatedAmoCrm.Delivered(answer.status(), answer.body());
            }

            @Override
            public void mayStillWrite() {}
        });
        SyncOptions options = new SyncOptions(
                "", Policy.CRM, "RU", 0, 0, Duration.ofSeconds(3), SyncOptions.ImportOnStart.ASK, 20, 5);
        Mapping mapping = new Mapping();
        mapping.setFields(List.of(
                Map.of("column", "name", "field", "contact.name"),
                Map.of("column", "budget", "field", "lead.price", "as", "money")));
        Sheet sheet = (Sheet) Proxy.newProxyInstance(
                Sheet.class.getClassLoader(), new Class<?>[] {Sheet.class}, (proxy, method, arguments) -> null);
        Leadership leadership = new Leadership(store.lease(), sheet, new Installation(store, sheet, clock));
        TabSource tabs = new TabSource(() -> mapping, amoCrm, new Staff(sheet, clock, Duration.ZERO), options, clock);
        ContactIndexer index = new ContactIndexer(store, amoCrm, "RU");
        return new Reconcile(store, amoCrm, index, tabs, leadership, clock);
    }
}
