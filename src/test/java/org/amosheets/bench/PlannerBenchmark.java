package org.amosheets.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Link;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Planner;
import org.amosheets.sync.Policy;
import org.amosheets.sync.SheetValue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Plans for linked rows of which most have something to plan; the score is rows a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PlannerBenchmark {

    static final int ROWS = 1_000;

    private static final Map<String, String> AGREED = Map.of(
            "lead.name", "Иван Петров",
            "lead.price", "15000",
            "lead.status", "142",
            "contact.name", "Иван Петров",
            "contact.phone", "+79161234567",
            "contact.email", "ivan@example.com");

    private Planner planner = new Planner(List.of());
    private List<LinkedRow> rows = List.of();

    @Setup
    public void fill() {
        planner = new Planner(AGREED.keySet().stream()
                .map(field -> new FieldRule(field, Policy.CRM))
                .toList());
        List<LinkedRow> filled = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            filled.add(row(i));
        }
        rows = List.copyOf(filled);
    }

    /** Of four rows one is unchanged, one edited, one changed in amoCRM, one both; every tenth shares its contact with the one before. */
    private static LinkedRow row(int i) {
        Map<String, String> cells = new HashMap<>(AGREED);
        Map<String, String> crm = new HashMap<>(AGREED);
        if (i % 4 == 1 || i % 4 == 3) {
            cells.put("lead.price", String.valueOf(20_000 + i));
            cells.put("contact.phone", "+7916" + (1_000_000 + i));
        }
        if (i % 4 >= 2) {
            crm.put("lead.price", String.valueOf(90_000 + i));
            crm.put("contact.email", "ivan" + i + "@example.com");
        }
        Map<String, SheetValue> sheet = new HashMap<>();
        cells.forEach((field, value) -> sheet.put(field, SheetValue.of(value)));
        long contact = 5_000_000L + (i % 10 == 9 ? i - 1 : i);
        return new LinkedRow(
                new Link("row-" + i, 1_000_000L + i, contact, AGREED),
                sheet,
                entity(1_000_000L + i, "lead.", crm),
                entity(contact, "contact.", crm));
    }

    private static CrmEntity entity(long id, String prefix, Map<String, String> values) {
        Map<String, List<String>> own = new HashMap<>();
        values.forEach((field, value) -> {
            if (field.startsWith(prefix)) {
                own.put(field, List.of(value));
            }
        });
        return new CrmEntity(id, own);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Plan plan() {
        return planner.plan(rows);
    }
}
