package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.amosheets.correctness.Shows;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetsException;
import org.amosheets.sync.Cell;
import org.junit.jupiter.api.Test;

@Shows("F39")
class StaffTest {

    private final AtomicLong now = new AtomicLong();
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.get());
        }
    };
    private final Sheet sheet = mock(Sheet.class);
    private final Staff staff = new Staff(sheet, clock, Duration.ofSeconds(300));

    @Test
    void codesAreFoundWithoutTheirLeadingZeros() {
        tab(
                line("№", "Код сотрудника", "Сотрудник", "Отдел"),
                List.of(Cell.number(java.math.BigDecimal.ONE), Cell.text("0134"), Cell.text("BAHODIR"), Cell.text("A")),
                List.of(Cell.EMPTY, Cell.number(new java.math.BigDecimal("77")), Cell.text(" Нилуфар ")),
                line("", "000", "Ноль"),
                line("3", "", "Никто"));
        assertThat(staff.names("Staff")).isEqualTo(Map.of("134", "BAHODIR", "77", "Нилуфар", "0", "Ноль"));
        assertThat(Staff.code(" 0134 ")).isEqualTo("134");
        assertThat(Staff.code("А-07")).isEqualTo("А-07");
    }

    @Test
    void theOldFormOfTwoColumnsWillDo() {
        tab(line("code", "name"), line("5", "Азиз"));
        assertThat(staff.names("Staff")).isEqualTo(Map.of("5", "Азиз"));
    }

    @Test
    void whatHasNoTabOrOtherColumnsHasNoNames() {
        when(sheet.otherTab(anyString())).thenReturn(Optional.empty());
        assertThat(staff.names("Staff")).isEmpty();
        tab(line("x", "y"), line("5", "Азиз"));
        assertThat(staff.names("Other")).isEmpty();
    }

    @Test
    void theTabIsReadAgainOnceItIsOutOfDate() {
        tab(line("code", "name"), line("5", "Азиз"));
        staff.names("Staff");
        now.set(299_999);
        staff.names("Staff");
        verify(sheet, times(1)).otherTab("Staff");
        tab(line("code", "name"), line("5", "Лола"));
        now.set(300_000);
        assertThat(staff.names("Staff")).isEqualTo(Map.of("5", "Лола"));
    }

    @Test
    @Shows("I11")
    void aReadThatFailsTakesNoNamesAway() {
        tab(line("code", "name"), line("5", "Азиз"));
        staff.names("Staff");
        now.set(400_000);
        when(sheet.otherTab(anyString())).thenThrow(new SheetsException.Busy("busy", null));
        assertThat(staff.names("Staff")).isEqualTo(Map.of("5", "Азиз"));
        assertThatThrownBy(() -> staff.names("Other"))
                .as("nothing was ever read of it")
                .isInstanceOf(SheetsException.Busy.class);
    }

    @SafeVarargs
    private void tab(List<Cell>... lines) {
        when(sheet.otherTab(anyString())).thenReturn(Optional.of(List.of(lines)));
    }

    private static List<Cell> line(String... texts) {
        return List.of(texts).stream().map(Cell::text).toList();
    }
}
