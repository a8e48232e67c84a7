package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.amosheets.FreePorts;
import org.amosheets.sandbox.amocrm.Faults;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.sandbox.sheets.Call;
import org.amosheets.sandbox.sheets.Fault;
import org.awaitility.Awaitility;
import redis.embedded.RedisServer;

/** The real process between both fakes and a real Redis, the moment at which it is killed, and people who go on typing. */
final class CrashRig implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A create that was cut off is in doubt for 70 s, {@code architecture.md} §4. */
    private static final Duration DOUBT_AND_MORE = Duration.ofSeconds(150);

    final World world = World.deals().withGooglesDefaultQuotas().with("SYNC_POLL_SECONDS", "10");
    final CrashLedger ledger = new CrashLedger();
    private final Service service;
    private final RedisServer redis;
    private final int redisPort = FreePorts.next();
    private final RedisTap tap;
    private final AtomicBoolean killed = new AtomicBoolean();
    private int people;
    private int values = 1000;

    CrashRig() {
        try {
            redis = RedisServer.newRedisServer()
                    .bind("127.0.0.1")
                    .port(redisPort)
                    .setting("appendonly yes")
                    .setting("dir " + world.data)
                    .build();
            redis.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tap = new RedisTap(redisPort);
        service = Service.of(world).with("REDIS_URL", "redis://127.0.0.1:" + tap.port());
        world.announced();
    }

    Service service() {
        return service;
    }

    /** A number that nobody has typed before. */
    String fresh() {
        return Integer.toString(values++);
    }

    /** A person fills in a new row; returns its e-mail. */
    String newRow() {
        String email = nextPerson();
        world.tab.setRow(world.tab.filledRows() + 1, cells(email));
        return email;
    }

    /** A person pastes so many new rows; returns the e-mail of the first. */
    String newRows(int count) {
        List<String> emails = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String email = nextPerson();
            Map<String, String> cells = cells(email);
            emails.add(email);
            rows.add(Stream.of("name", "phone", "email", "budget")
                    .map(column -> cells.getOrDefault(column, ""))
                    .toList());
        }
        world.tab.paste(world.tab.filledRows() + 1, rows);
        return emails.get(0);
    }

    /** The cells of a person who has no row yet. */
    Map<String, String> cells(String email) {
        int number = Integer.parseInt(email.replaceAll("\\D", ""));
        String name = "Человек " + number;
        String budget = fresh();
        ledger.expect(email, "name", name);
        ledger.expect(email, "budget", budget);
        return Map.of("name", name, "phone", "8 999 300 " + (1000 + number), "email", email, "budget", budget);
    }

    String nextPerson() {
        return "p" + ++people + "@example.test";
    }

    int row(String email) {
        return world.tab.find("email", email);
    }

    /** Whether amoCRM has a lead of the person, also where the row does not show that yet. */
    boolean hasLead(String email) {
        return leadOf(email).isPresent();
    }

    /** A copied row may still show its original's; one in the trash only the row knows. */
    long lead(String email) {
        return leadOf(email)
                .map(LeadView::id)
                .orElseGet(() -> Long.parseLong(world.tab.cell(row(email), "amo_deal_id")));
    }

    private Optional<LeadView> leadOf(String email) {
        return world.crm.state().leads().stream()
                .filter(lead -> world.crm
                        .state()
                        .mainContact(lead.id())
                        .filter(contact -> contact.emails().contains(email))
                        .isPresent())
                .findFirst();
    }

    void type(String email, String column, String value) {
        world.tab.type(row(email), column, value);
        ledger.expect(email, column, value);
    }

    void setPrice(String email, String value) {
        world.crm.ui().setPrice(lead(email), Long.parseLong(value));
        ledger.expect(email, "budget", value);
    }

    /** A manager moves the lead on, to and fro. */
    void move(String email) {
        long now = world.crm.state().lead(lead(email)).orElseThrow().statusId();
        boolean talks = now == SampleAccount.SALES_TALKS;
        world.crm.ui().moveLead(lead(email), talks ? SampleAccount.SALES_WORK : SampleAccount.SALES_TALKS);
        ledger.expect(email, "status", talks ? "В работе" : "Согласование");
    }

    /** Both sides change one field without having seen the other's value. */
    void disagree(String email) {
        String lost = fresh();
        world.tab.type(row(email), "budget", lost);
        String won = fresh();
        setPrice(email, won);
        ledger.conflict(lost, won);
    }

    /** Kills the process around the next request to amoCRM of this kind. */
    void killAtCrm(CrashMoment moment, String method, String path) {
        Faults.Plan plan = world.crm.faults().on(method, path);
        switch (moment) {
            case BEFORE_SEND -> plan.before(this::kill);
            case AFTER_SEND -> plan.after(this::kill);
            default -> plan.answering(() -> killAtRedis(moment));
        }
    }

    /** Kills the process around the next request to Google that fits. */
    void killAtSheet(CrashMoment moment, Predicate<Call> request) {
        world.sheets
                .faults()
                .next(
                        1,
                        request,
                        switch (moment) {
                            case BEFORE_SEND -> Fault.before(this::kill);
                            case AFTER_SEND -> Fault.after(this::kill);
                            default -> Fault.answering(() -> killAtRedis(moment));
                        });
    }

    private void killAtRedis(CrashMoment moment) {
        switch (moment) {
            case AFTER_ANSWER -> tap.instead(CrashRig::keepsSomething, this::kill);
            case BEFORE_COMMIT -> tap.instead(CrashRig::endsBatch, this::kill);
            case AFTER_COMMIT -> tap.after(CrashRig::endsBatch, this::kill);
            default -> throw new IllegalArgumentException(moment + " is no moment at Redis");
        }
    }

    private static boolean keepsSomething(String command) {
        return command.contains("}:journal") || command.contains("}:commits");
    }

    private static boolean endsBatch(String command) {
        return command.contains("}:commits") && (command.contains("ackEntry") || command.contains("ackDelayed"));
    }

    private void kill() {
        killed.set(true);
        service.kill();
    }

    void start() {
        killed.set(false);
        service.start();
    }

    void untilKilled() {
        Awaitility.await("the moment to kill")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .failFast("the service runs until it is killed", () -> {
                    if (!killed.get() && !service.alive()) {
                        service.mustRun();
                    }
                })
                .until(() -> killed.get() && !service.alive());
    }

    /** Waits until all that was typed is where it belongs and nothing is left to do, and looks once more then. */
    void rests() {
        Awaitility.await("both sides agree")
                .atMost(DOUBT_AND_MORE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(this::holds);
        Awaitility.await("nothing waits")
                .atMost(DOUBT_AND_MORE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> world.crm.webhooks().idle()
                        && service.operator("/changes?state=waiting").isEmpty());
        holds();
        assertThat(count("HLEN", "journal")).as("writes left open").isZero();
        assertThat(count("HLEN", "intents")).as("creates left open").isZero();
        assertThat(service.operator("/changes?state=parked")).isEmpty();
        assertThat(service.operator("/changes?state=held")).isEmpty();
        assertThat(world.crm.log().rejected429()).isZero();
        assertThat(world.sheets.rejected429()).isZero();
    }

    private void holds() {
        ledger.holds(world, conflicts());
    }

    /** Field, sheet's value, amoCRM's value and winner of each conflict that was written down. */
    private List<List<String>> conflicts() {
        List<List<String>> lines = new ArrayList<>();
        for (String key : Resp.ask(redisPort, "KEYS", "*}:conflicts")) {
            List<String> words = Resp.ask(redisPort, "XRANGE", key, "-", "+");
            for (int at = 0; at + 1 < words.size(); at++) {
                if (words.get(at).equals("entry")) {
                    JsonNode entry = json(words.get(at + 1));
                    lines.add(Stream.of("field", "sheet", "crm", "winner")
                            .map(name -> entry.path(name).asText())
                            .toList());
                }
            }
        }
        return lines;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count(String command, String name) {
        return Resp.ask(redisPort, "KEYS", "*}:" + name).stream()
                .mapToInt(key ->
                        Integer.parseInt(Resp.ask(redisPort, command, key).get(0)))
                .sum();
    }

    @Override
    public void close() {
        service.close();
        try {
            tap.close();
            redis.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            world.close();
        }
    }
}
