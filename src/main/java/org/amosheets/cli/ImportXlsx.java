package org.amosheets.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.cli.ImportLine.Outcome;
import org.amosheets.engine.ImportCheck;
import org.amosheets.engine.ImportResults;
import org.amosheets.engine.KeySource;
import org.amosheets.engine.MappingSource;
import org.amosheets.engine.RowImport;
import org.amosheets.engine.TabSource;
import org.amosheets.sheets.SheetByHand;
import org.amosheets.store.RedisAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the rows of an Excel workbook into the tab, where the running service makes leads of them. */
@Command(
        name = "import-xlsx",
        description = {
            "Adds the rows of an Excel workbook to the sheet, as if they were pasted there; the running service makes their"
                    + " contacts and leads.",
            "Columns are matched by their headers. A row that would not become a lead is reported and left out. Run again,"
                    + " nothing is added twice.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar amo-sheets-sync.jar import-xlsx clients.xlsx --dry-run",
            "  java -jar amo-sheets-sync.jar import-xlsx clients.xlsx --sheet Март --json > result.json"
        })
final class ImportXlsx extends Task {

    @Parameters(paramLabel = "FILE", description = "The workbook (.xlsx).")
    private Path file = Path.of("");

    @Option(names = "--sheet", paramLabel = "NAME", description = "The workbook's sheet; the first, if not given.")
    private String sheet = "";

    @Option(names = "--dry-run", description = "Only say what would become of each row.")
    private boolean dryRun;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long to wait for the leads, ${DEFAULT-VALUE} if not given; 0 = not at all.")
    private int wait;

    ImportXlsx(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        Clock clock = workshop().bean(Clock.class);
        SheetByHand hand = workshop().bean(SheetByHand.class);
        TabSource tabs = workshop().bean(TabSource.class);
        try (XlsxFile rows = XlsxFile.open(workshop().workingDir().resolve(file), sheet)) {
            RowImport rowImport = new RowImport(
                    workshop().store(),
                    workshop().sheet(),
                    hand,
                    tabs,
                    workshop().bean(MappingSource.class),
                    new KeySource(),
                    clock);
            ImportCheck check = rowImport.open();
            FileColumns columns = FileColumns.of(rows.header(), check);
            if (columns.isEmpty()) {
                print(words().of("import.no-columns", String.join(", ", rows.header())));
                return Exit.FOUND;
            }
            if (!dryRun) {
                workshop().allowWrites();
            }
            ImportRun run = new ImportRun(rowImport, check, columns, dryRun);
            try (Bar bar = Bar.of("rows", -1, !json())) {
                run.readAll(rows, bar);
            }
            ImportResults results =
                    new ImportResults(workshop().store(), workshop().sheet(), tabs);
            Duration longest = Duration.ofSeconds(dryRun || isAlone() ? 0 : wait);
            new LeadWatch(results, run, clock).waitFor(longest, !json());
            return report(run.lines(), columns);
        }
    }

    /** Then nobody works on the rows; a service could not even be started meanwhile. */
    private boolean isAlone() {
        RedisAccess access = workshop().bean(RedisAccess.class);
        return access.embedded() && !access.attached();
    }

    private int report(List<ImportLine> lines, FileColumns columns) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        lines.forEach(line -> counts.merge(line.outcome(), 1L, Long::sum));
        long earlier = lines.stream().filter(ImportLine::earlier).count();
        if (json()) {
            Map<String, Object> data = new LinkedHashMap<>();
            for (Outcome outcome : Outcome.values()) {
                data.put(outcome.name(), counts.getOrDefault(outcome, 0L));
            }
            data.put("earlier", earlier);
            data.put("unknownColumns", columns.unknown());
            data.put("rows", lines);
            printJson(data);
        } else {
            say(lines, columns, counts, earlier);
        }
        List<Outcome> unfinished = new ArrayList<>(List.of(Outcome.refused, Outcome.waiting));
        return unfinished.stream().anyMatch(counts::containsKey) ? Exit.FOUND : Exit.FINE;
    }

    private void say(List<ImportLine> lines, FileColumns columns, Map<Outcome, Long> counts, long earlier) {
        Words words = words();
        if (!columns.unknown().isEmpty()) {
            print(words.of("import.unknown-columns", String.join(", ", columns.unknown())));
        }
        for (ImportLine line : lines) {
            String contact = line.contact() == 0
                    ? ""
                    : words.of(
                            line.contactFound() ? "import.contact-found" : "import.contact-new",
                            Long.toString(line.contact()));
            String text = words.of(
                    "import.row." + line.outcome().name(),
                    line.row(),
                    Long.toString(line.lead()),
                    contact,
                    line.reason());
            print(line.earlier() ? words.of("import.earlier", text) : text);
        }
        for (Outcome outcome : Outcome.values()) {
            if (counts.containsKey(outcome)) {
                print(words.of("import.sum." + outcome.name(), counts.get(outcome)));
            }
        }
        if (earlier > 0) {
            print(words.of("import.sum.earlier", earlier));
        }
        if (counts.containsKey(Outcome.waiting)) {
            print(words.of("import.still-waiting"));
        }
    }
}
