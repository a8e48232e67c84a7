package org.amosheets.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** One sheet of a workbook, read row by row as it is asked for. */
final class XlsxFile implements AutoCloseable, Iterator<XlsxFile.Line> {

    private static final String PARTS = "[Content_Types].xml";
    private static final String STYLES = "spreadsheetml.styles+xml";
    private static final int LONGEST = 1 << 20;

    private final String name;
    private final ReadableWorkbook workbook;
    private final Stream<Row> rows;
    private final Iterator<Row> iterator;
    private final List<String> header;

    /**
     * A row.
     *
     * @param number its number in the sheet, the first being 1
     */
    record Line(int number, List<XlsxCell> cells) {}

    private XlsxFile(String name, ReadableWorkbook workbook, Sheet sheet) throws IOException {
        this.name = name;
        this.workbook = workbook;
        this.rows = sheet.openStream();
        this.iterator = rows.iterator();
        this.header = hasNext()
                ? next().cells().stream().map(cell -> cell.cell().text()).toList()
                : List.of();
    }

    /** @param sheet the sheet's name; empty for the first one */
    static XlsxFile open(Path path, String sheet) {
        BadFile.unlessReadable(path);
        File file = path.toFile();
        try {
            ReadableWorkbook workbook = new ReadableWorkbook(file, new ReadingOptions(hasStyles(file), true));
            try {
                Sheet found = sheet.isEmpty()
                        ? workbook.getFirstSheet()
                        : workbook.findSheet(sheet)
                                .orElseThrow(() -> new BadFile("Tried to read the sheet '" + sheet + "' of " + path
                                        + " but there is none such; it has "
                                        + workbook.getSheets()
                                                .map(Sheet::getName)
                                                .collect(Collectors.joining("', '", "'", "'"))));
                return new XlsxFile(path.toString(), workbook, found);
            } catch (IOException | RuntimeException e) {
                workbook.close();
                throw e;
            }
        } catch (IOException | ExcelReaderException e) {
            throw unreadable(path.toString(), e);
        }
    }

    /** Some programs write none. Then nothing is formatted as a date, and the reader must not look for formats. */
    private static boolean hasStyles(File file) throws IOException {
        try (ZipFile zip = new ZipFile(file)) {
            ZipEntry parts = zip.getEntry(PARTS);
            if (parts == null) {
                return true;
            }
            try (InputStream in = zip.getInputStream(parts)) {
                return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).contains(STYLES);
            }
        }
    }

    /** The first row's texts. */
    List<String> header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        try {
            return iterator.hasNext();
        } catch (ExcelReaderException | UncheckedIOException e) {
            throw unreadable(name, e);
        }
    }

    @Override
    public Line next() {
        Row row = iterator.next();
        List<XlsxCell> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(XlsxCell.of(row.getCell(i)));
        }
        return new Line(row.getRowNum(), cells);
    }

    @Override
    public void close() {
        rows.close();
        try {
            workbook.close();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static BadFile unreadable(String file, Exception e) {
        return new BadFile(
                "Tried to read " + file + " but failed because " + e.getMessage()
                        + "; it has to be an Excel workbook (.xlsx), saved without a password",
                e);
    }
}
