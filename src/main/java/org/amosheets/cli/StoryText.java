package org.amosheets.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.amosheets.engine.Story;
import org.amosheets.engine.Story.FieldNow;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.ConflictEntry;
import org.amosheets.store.Standing;

/**
 * A story in plain words, line by line.
 *
 * @param shown asked for only where there is a time to show, as it may take a request
 */
record StoryText(Words words, Supplier<ShownTime> shown) {

    List<String> of(Story story) {
        List<String> lines = new ArrayList<>();
        lines.add(state(story));
        story.unheard().forEach(side -> lines.add(words.of("story.unheard." + side.side(), words.plain(side.why()))));
        if (story.state() == Story.State.UNKNOWN) {
            return lines;
        }
        if (!story.key().isEmpty()) {
            lines.add(words.of("story.key", story.key()));
        }
        if (!story.link().isEmpty()) {
            lines.add(words.of("story.link", story.link(), story.contact() == 0 ? "—" : story.contact()));
        }
        if (!story.note().isEmpty()) {
            lines.add(words.of("story.note", story.note()));
        }
        fields(lines, story.fields());
        if (story.standing().isEmpty()
                && story.conflicts().isEmpty()
                && story.audit().isEmpty()) {
            lines.add("");
            lines.add(words.of("story.nothing"));
            return lines;
        }
        ShownTime times = shown.get();
        standing(lines, story.standing(), times);
        conflicts(lines, story.conflicts(), times);
        audit(lines, story.audit(), times);
        lines.add("");
        lines.add(words.of("story.times", times.name()));
        return lines;
    }

    private String state(Story story) {
        boolean unread = story.stage().isEmpty() && story.state() == Story.State.LINKED;
        return unread
                ? words.of("story.linked.unread", story.row(), story.lead())
                : words.of("story." + story.state(), story.row(), story.lead(), story.stage());
    }

    private void fields(List<String> lines, List<FieldNow> fields) {
        if (fields.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(words.of("story.fields"));
        for (FieldNow field : fields) {
            lines.add("  " + field.column() + ": " + words.of("story.verdict." + field.verdict()));
            lines.add("      "
                    + words.of("story.values", value(field.sheet()), value(field.crm()), value(field.agreed())));
        }
    }

    private void standing(List<String> lines, List<Standing.Entry> standing, ShownTime times) {
        if (!standing.isEmpty()) {
            lines.add("");
            lines.add(words.of("story.standing"));
            standing.forEach(entry -> lines.add("  " + time(times, entry.since()) + "  " + entry.kind() + " "
                    + entry.id() + ": " + words.plain(entry.reason())));
        }
    }

    private void conflicts(List<String> lines, List<ConflictEntry> conflicts, ShownTime times) {
        if (!conflicts.isEmpty()) {
            lines.add("");
            lines.add(words.of("story.conflicts"));
            for (ConflictEntry entry : conflicts) {
                lines.add("  " + time(times, entry.at()) + "  " + entry.field() + ": "
                        + words.of("story.values", value(entry.sheet()), value(entry.crm()), value(entry.base())));
                lines.add(
                        "      " + words.plain(entry.why()) + (entry.open() ? "" : ". " + words.plain(entry.ended())));
            }
        }
    }

    private void audit(List<String> lines, List<AuditEntry> audit, ShownTime times) {
        lines.add("");
        lines.add(words.of(audit.isEmpty() ? "story.nothing" : "story.audit"));
        for (AuditEntry entry : audit) {
            lines.add("  " + time(times, entry.at()) + "  " + what(entry) + ", " + words.plain(entry.result()));
            new TreeMap<>(entry.values())
                    .forEach((field, change) -> lines.add(
                            "      " + field + ": " + value(change.before()) + " → " + value(change.after())));
            if (!entry.cause().isEmpty()) {
                lines.add("      " + words.of("story.cause", words.plain(entry.cause())));
            }
        }
    }

    private String what(AuditEntry entry) {
        return words.known("story.what." + entry.what()).orElse(entry.what());
    }

    private static String value(String text) {
        return text.isEmpty() ? "—" : text;
    }

    private static String time(ShownTime times, long at) {
        return times.second(Instant.ofEpochMilli(at));
    }
}
