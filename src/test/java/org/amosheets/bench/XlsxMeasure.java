package org.amosheets.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The rows of a workbook become leads beside the running service, a tenth of them of contacts that amoCRM has. A small
 * workbook goes first, in a site of its own: the big one must not take more memory.
 */
final class XlsxMeasure implements Measure {

    private static final double BAR_ROWS_A_SECOND = 150;
    private static final double BAR_TIMES_THE_HEAP = 1.5;
    private static final int FEW = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Room to grow into if it were to keep what it reads; 10,000 rows are a third of a megabyte as a file. */
    private static final List<String> JVM = List.of("-Xmx192m", "-XX:+UseSerialGC", "-Xlog:gc:file=command-gc.log");

    /** @param heapMb the most that a collection left */
    private record Memory(int heapMb, double residentMb) {}

    @Override
    public List<Figure> run(Order order, Options options) {
        int rows = order.number(0, 10_000);
        Runs runs = new Runs("import-xlsx of " + rows + " rows");
        for (int i = 1; i <= options.runs(1); i++) {
            Memory few = once(options, order.label() + "-few-" + i, FEW, null);
            Memory all = once(options, order.label() + "-" + i, rows, runs);
            runs.add("heap of the command, most left by a collection", all.heapMb, "MB");
            runs.add("… with " + FEW + " rows", few.heapMb, "MB");
            runs.add("… times that", (double) all.heapMb / Math.max(1, few.heapMb), "", Bar.atMost(BAR_TIMES_THE_HEAP));
            runs.add("resident memory of the command, most", all.residentMb, "MB");
            runs.add("… of " + FEW + " rows", few.residentMb, "MB");
        }
        return runs.figures();
    }

    private static Memory once(Options options, String label, int rows, @org.jspecify.annotations.Nullable Runs runs) {
        try (Site site = new Site(options, label, 0)) {
            People.addKnown(site.crm.ui(), rows);
            workbook(site.dir.resolve("rows.xlsx"), People.rows(rows));
            try (JarService service = site.announced().start("-Xlog:gc:file=gc.log")) {
                service.awaitHealthy();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> site.tab.headers().contains("sync_key"));
                site.awaitQuiet();
                site.clearLogs();
                long startedAt = System.nanoTime();
                JarCommand command = site.command(JVM, "import-xlsx", "rows.xlsx", "--json");
                Traffic traffic = site.traffic();
                site.writeRequests("requests", startedAt);
                if (runs != null) {
                    runs.add("rows/s", rows / command.seconds(), "rows/s", Bar.atLeast(BAR_ROWS_A_SECOND));
                    runs.add("time of the command, its start included", command.seconds(), "s");
                    runs.addTraffic(traffic, rows, "row");
                    runs.add(
                            "rows, leads or contacts too few or too many",
                            wrong(site, command, rows),
                            "",
                            Bar.atMost(0));
                }
                site.awaitQuiet();
                return new Memory(GcLog.read(site.dir.resolve("command-gc.log")).mostLiveMb(), command.peakMemoryMb());
            }
        }
    }

    /** Each row is a person of its own, so there have to be as many leads and as many contacts as rows. */
    private static int wrong(Site site, JarCommand command, int rows) {
        JsonNode told = told(command);
        return Math.abs(told.path("created").asInt() + told.path("linked").asInt() - rows)
                + Math.abs(site.crm.state().leads().size() - rows)
                + Math.abs(site.crm.state().contacts().size() - rows)
                + command.code();
    }

    private static JsonNode told(JarCommand command) {
        try {
            return JSON.readTree(command.out());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The command ended with " + command.code() + ": " + command.out(), e);
        }
    }

    private static void workbook(Path file, List<List<String>> rows) {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = book.newWorksheet("Лист1");
            put(sheet, 0, List.of("name", "phone", "email", "budget", "status"));
            for (int i = 0; i < rows.size(); i++) {
                put(sheet, i + 1, rows.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.value(row, column, cells.get(column));
        }
    }
}
