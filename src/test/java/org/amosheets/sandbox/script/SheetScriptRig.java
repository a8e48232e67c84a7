package org.amosheets.sandbox.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The script that runs in the users' sheet, with Google's services around it and a service that says what it is told to. */
abstract class SheetScriptRig {

    static final String ADDRESS = "https://sync.example.test";
    static final String SECRET = "a-secret-of-the-tests";
    static final String COLLEAGUE = "colleague@example.test";
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Web.Reply TAKEN = new Web.Reply(202, "{\"accepted\":1}");

    final MovableClock clock = new MovableClock();
    final FakeSheets sheets = FakeSheets.builder()
            .tab("Лист1", "name", "phone", " Sync_Key ")
            .tab("Прочее", "name", "phone")
            .start();
    final Tab tab = sheets.tab("Лист1");
    volatile Web service = call -> TAKEN;
    final AppsScript script = new AppsScript(sheets, "ru_RU", call -> service.call(call), clock);

    @BeforeEach
    void fill() {
        for (int row = 2; row <= 6; row++) {
            tab.setRow(row, "Анна " + row, "+7999000000" + row, "key-" + row);
        }
        tab.setRow(7, "Борис", "+79990000007");
    }

    @AfterEach
    void stop() {
        sheets.close();
    }

    Web.Call last() {
        List<Web.Call> calls = script.calls();
        return calls.get(calls.size() - 1);
    }

    JsonNode body() {
        return read(last());
    }

    static JsonNode read(Web.Call call) {
        try {
            return JSON.readTree(call.payload());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<Integer> rows() {
        List<Integer> rows = new ArrayList<>();
        body().path("rows").forEach(row -> rows.add(row.path("row").asInt()));
        return rows;
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A clock that stands until it is moved. */
    static final class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
