package org.amosheets.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.SheetsException;
import org.amosheets.sync.Cell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names of the staff by their codes, from a tab of the spreadsheet; read again once they are out of date. */
public final class Staff {

    private static final Logger LOG = LoggerFactory.getLogger(Staff.class);
    private static final Set<String> CODES = Set.of("Код сотрудника", "Код", "code");
    private static final Set<String> NAMES = Set.of("Сотрудник", "Имя", "name");

    private final Sheet sheet;
    private final Clock clock;
    private final long trustedMs;

    // Guarded by this, so that whoever comes first reads for all.
    private Map<String, String> names = Map.of();
    private String tab = "";
    private long readAt;

    /** @param trusted how long the tab is not read again */
    public Staff(Sheet sheet, Clock clock, Duration trusted) {
        this.sheet = sheet;
        this.clock = clock;
        this.trustedMs = trusted.toMillis();
    }

    /** Names by code, leading zeros cut; none where there is no such tab. */
    synchronized Map<String, String> names(String title) {
        long now = clock.millis();
        if (tab.equals(title) && now - readAt < trustedMs) {
            return names;
        }
        try {
            names = sheet.otherTab(title).map(Staff::names).orElse(Map.of());
            tab = title;
            readAt = now;
        } catch (SheetsException.Busy e) {
            if (!tab.equals(title)) {
                throw e;
            }
            LOG.warn("The names of the staff are as they were read before: {}", e.getMessage());
        }
        return names;
    }

    /** The code as the names have it: people and amoCRM leave leading zeros out, or put them in. */
    static String code(String text) {
        return text.strip().replaceFirst("^0+(?=.)", "");
    }

    private static Map<String, String> names(List<List<Cell>> lines) {
        Map<String, String> names = new HashMap<>();
        if (lines.isEmpty()) {
            return names;
        }
        Header header = new Header(lines.get(0).stream().map(Cell::text).toList());
        Optional<String> code = CODES.stream().filter(header::has).findFirst();
        Optional<String> name = NAMES.stream().filter(header::has).findFirst();
        if (code.isEmpty() || name.isEmpty()) {
            LOG.warn("The tab of the staff has no columns for code and name; they are called {} and {}", CODES, NAMES);
            return names;
        }
        for (int i = 1; i < lines.size(); i++) {
            SheetRow row = new SheetRow(i + 1, lines.get(i));
            String key = code(row.cell(header, code.get()).text());
            String value = row.cell(header, name.get()).text().strip();
            if (!key.isEmpty() && !value.isEmpty()) {
                names.put(key, value);
            }
        }
        return names;
    }
}
