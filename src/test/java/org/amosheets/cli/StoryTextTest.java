package org.amosheets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.amosheets.engine.Story;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.ConflictEntry;
import org.junit.jupiter.api.Test;

class StoryTextTest {

    private static final long NOTICED = Instant.parse("2026-03-01T21:30:05Z").toEpochMilli();
    private static final long DONE = Instant.parse("2026-03-01T21:31:00.900Z").toEpochMilli();

    private static Story story(List<ConflictEntry> conflicts, List<AuditEntry> audit) {
        return new Story(
                2, "k1", 7, 8, "", "New", Story.State.LINKED, List.of(), "", List.of(), conflicts, audit, List.of());
    }

    private static ConflictEntry conflict() {
        return new ConflictEntry(
                "c", NOTICED, "k1", 7, 0, "lead.price", "1", true, "2", "3", 0, 0, "both", false, "", "", 0);
    }

    private static AuditEntry written() {
        return AuditEntry.about(
                        new AuditEntry.Subject(List.of("k1"), 7, 0), "run/1", DONE, "crm", "lead-changed", Map.of(), "")
                .ended(AuditEntry.DONE);
    }

    private static List<String> told(Story story, ZoneId zone, String language) {
        return new StoryText(Words.in(Locale.forLanguageTag(language)), () -> new ShownTime(zone)).of(story);
    }

    @Test
    void timesAreThoseOfTheOperatorsZoneWhichIsNamedOnce() {
        List<String> lines = told(story(List.of(conflict()), List.of(written())), ZoneId.of("Asia/Tashkent"), "en");

        assertThat(lines)
                .contains("  02.03.2026 02:31:00  Lead changed, done", "Times are those of Asia/Tashkent.")
                .anyMatch(line -> line.startsWith("  02.03.2026 02:30:05  lead.price: "));
        assertThat(lines.stream().filter(line -> line.contains("Tashkent"))).hasSize(1);
    }

    @Test
    void theZoneIsNamedInRussianToo() {
        assertThat(told(story(List.of(), List.of(written())), ZoneOffset.UTC, "ru"))
                .contains("  01.03.2026 21:31:00  Изменена сделка, сделано", "Время — по часовому поясу UTC.");
    }

    @Test
    void ofWhatNobodyKnowsNothingElseIsTold() {
        Story unknown = new Story(
                0, "k9", 0, 0, "", "", Story.State.UNKNOWN, List.of(), "", List.of(), List.of(), List.of(), List.of());

        assertThat(told(unknown, ZoneOffset.UTC, "en"))
                .containsExactly("Neither a row nor a lead is known by that name.");
    }

    @Test
    void withoutAnyTimeNoZoneIsAskedFor() {
        StoryText text = new StoryText(Words.in(Locale.ENGLISH), () -> {
            throw new AssertionError("the account was asked for its zone");
        });

        assertThat(text.of(story(List.of(), List.of()))).endsWith("", "Nothing is written down about it.");
    }

    @Test
    void aSideThatCouldNotBeAskedIsNamedWithWhy() {
        Story away = new Story(
                2,
                "k1",
                7,
                8,
                "",
                "",
                Story.State.LINKED,
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(written()),
                List.of(new Story.Unheard(Story.Side.CRM, "Tried to read a lead but amoCRM could not be reached")));

        assertThat(told(away, ZoneOffset.UTC, "en"))
                .startsWith(
                        "Row 2 is the lead 7.",
                        "amoCRM could not be asked, so this is only what is kept: Tried to read a lead but amoCRM could not be reached");
        assertThat(told(away, ZoneOffset.UTC, "ru"))
                .startsWith(
                        "Строка 2 — это сделка 7.",
                        "Спросить amoCRM не удалось, поэтому здесь лишь то, что сохранено: amoCRM недоступна");
    }
}
