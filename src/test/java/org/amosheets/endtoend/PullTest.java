package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.amosheets.cli.Calls;
import org.amosheets.cli.Calls.Said;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows for the leads of some days, by the command line, with the service beside it or later. */
@Shows({"F48", "D004-11"})
class PullTest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    private static final String[] COLUMNS = {
        "name",
        "phone",
        "email",
        "budget",
        "status",
        "amo_deal_id",
        "amo_contact_id",
        "amo_link",
        "external_id",
        "sync_note",
        "sync_key"
    };

    @TempDir
    private Path dir;

    @Test
    @Shows({"G1", "G9"})
    void everyLeadOfTheDaysGetsOneRowWithItsContactAndADeletedRowComesBackOnlyWhereThatIsAskedFor() throws Exception {
        try (World world = world().started()) {
            List<Long> leads = leads(world, 300);

            JsonNode rehearsed = json(call(world, 0, today(world, "--dry-run")));
            assertThat(rehearsed.path("would").asInt()).isEqualTo(300);
            assertThat(world.tab.filledRows()).isEqualTo(1);

            JsonNode told = json(call(world, 0, today(world)));

            assertThat(told.path("appended").asInt()).isEqualTo(300);
            assertThat(world.tab.filledRows()).isEqualTo(301);
            int row = world.tab.find("amo_deal_id", leads.get(299).toString());
            assertThat(world.tab.value(row, "name")).isEqualTo("Человек 299");
            assertThat(world.tab.cell(row, "phone")).isEqualTo("+79995001299");

            world.tab.deleteRow(row);
            JsonNode again = json(call(world, 0, today(world)));

            assertThat(again.path("appended").asInt()).isZero();
            assertThat(again.path("present").asInt()).isEqualTo(299);
            assertThat(again.path("deletedLeads").toString()).isEqualTo("[" + leads.get(299) + "]");

            JsonNode back = json(call(world, 0, today(world, "--again")));

            assertThat(back.path("appended").asInt()).isEqualTo(1);
            assertThat(world.tab.find("amo_deal_id", leads.get(299).toString())).isPositive();
            assertThat(world.tab.filledRows()).isEqualTo(301);
        }
    }

    @Test
    void whatIsAskedForWithoutAServiceComesOnceItIsStarted() throws Exception {
        try (World world = world()) {
            List<Long> leads = leads(world, 2);

            JsonNode told = json(call(world, 1, today(world)));
            assertThat(told.path("waiting").asInt()).isEqualTo(2);
            assertThat(world.tab.filledRows()).isEqualTo(1);

            world.start();

            World.eventually()
                    .untilAsserted(() -> assertThat(world.tab.filledRows()).isEqualTo(3));
            JsonNode again = json(call(world, 0, today(world)));
            assertThat(again.path("present").asInt()).isEqualTo(leads.size());
            assertThat(world.tab.filledRows()).isEqualTo(3);
        }
    }

    @Test
    @Shows({"G1", "L5"})
    void aServiceThatIsKilledWhileItWritesTheRowsGoesOnAndNoLeadGetsTwo() throws Exception {
        try (World world = world();
                Service service = Service.of(world)) {
            List<Long> leads = leads(world, 60);
            service.start();
            AtomicBoolean killed = new AtomicBoolean();
            // On the thread that serves the write, before it is answered.
            try (AutoCloseable watch = world.sheets.onChange(change -> {
                if (world.tab.find("amo_deal_id", leads.get(0).toString()) > 0 && killed.compareAndSet(false, true)) {
                    service.kill();
                }
            })) {
                assertThat(watch).isNotNull();
                call(world, 1, today(world, "--wait", "0"));
                World.eventually().until(() -> killed.get() && !service.alive());
            }

            service.start();
            JsonNode told = json(call(world, 0, today(world)));

            assertThat(told.path("appended").asInt() + told.path("present").asInt())
                    .isEqualTo(60);
            assertThat(world.tab.rows())
                    .extracting(row -> row.get("amo_deal_id"))
                    .doesNotHaveDuplicates()
                    .hasSize(60);
        }
    }

    @Test
    void leadsOfOtherDaysAreLeftAloneAndDaysInTheWrongOrderAreRefused() throws Exception {
        try (World world = world().started()) {
            leads(world, 1);

            JsonNode told = json(call(world, 0, "pull", "--from", "01.01.2001", "--to", "31.01.2001", "--json"));

            assertThat(told.path("appended").asInt()).isZero();
            assertThat(world.tab.filledRows()).isEqualTo(1);
            assertThat(call(world, 2, "pull", "--from", "02.01.2001", "--to", "01.01.2001")
                            .err())
                    .contains("--from");
            assertThat(call(world, 2, "pull", "--from", "31.02.2001", "--to", "01.03.2001")
                            .err())
                    .contains("31.02.2001");
        }
    }

    private static World world() {
        return new World("deals", COLUMNS).with("DISPLAY_TZ", "Europe/Moscow");
    }

    private static List<Long> leads(World world, int count) {
        List<Long> leads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long contact = world.crm.ui().createContact("Человек " + i, "+7999500" + (1000 + i), null);
            leads.add(world.crm.ui().createLead("Сделка " + i, 100 + i, contact));
        }
        return leads;
    }

    /** The days that the leads were created on, which are two where midnight has passed meanwhile. */
    private static String[] today(World world, String... more) {
        List<LocalDate> days = world.crm.state().leads().stream()
                .map(lead -> Instant.ofEpochSecond(lead.createdAt())
                        .atZone(ZoneId.of("Europe/Moscow"))
                        .toLocalDate())
                .sorted()
                .toList();
        List<String> args = new ArrayList<>(List.of("pull", "--json", "--from", DAY.format(days.get(0))));
        args.addAll(List.of("--to", DAY.format(days.get(days.size() - 1))));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private Said call(World world, int code, String... args) {
        Said said = Calls.call(world.environment(), dir, args);
        assertThat(said.code()).as(said.err() + said.out()).isEqualTo(code);
        return said;
    }

    private static JsonNode json(Said said) throws IOException {
        return new ObjectMapper().readTree(said.out());
    }
}
