package org.amosheets.web.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.amosheets.engine.Story;
import org.amosheets.engine.Wording.Glossary;
import org.amosheets.sheets.SheetsException;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Log;
import org.amosheets.web.console.People.Person;

/** What crossed, of all rows or of those that are looked for; and the story of one row or lead. */
final class Activity {

    private static final int AT_ONCE = 50;
    private static final int STORY = 50;
    private static final Pattern LEAD = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern ROW = Pattern.compile("[1-9][0-9]{0,7}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Parts parts;
    private final People people;

    Activity(Parts parts) {
        this.parts = parts;
        this.people = new People(parts.store());
    }

    /**
     * What is looked for.
     *
     * @param fault what cannot be looked for, by a name that has words; empty where all can
     */
    private record Wanted(Optional<Set<String>> subjects, List<Person> people, String fault) {}

    View page(Visit visit, Words words) {
        Wanted wanted = wanted(visit);
        String before = Log.isId(visit.asked("before")) ? visit.asked("before") : "";
        List<Log.Line<AuditEntry>> lines = wanted.fault().isEmpty()
                ? wanted.subjects()
                        .map(subjects -> parts.store().auditLog().about(subjects, before, AT_ONCE))
                        .orElseGet(() -> parts.store().auditLog().before(before, AT_ONCE))
                : List.of();
        boolean all = wanted.subjects().isEmpty();
        List<Log.Line<AuditEntry>> shown = lines.stream()
                // That both sides hold the same is news only to who looks at one row.
                .filter(line -> !all || !line.entry().what().equals("agreed"))
                .toList();
        return View.of("activity")
                .with("entries", inWords(shown, words))
                .with(
                        "older",
                        lines.size() < AT_ONCE ? "" : lines.get(AT_ONCE - 1).id())
                .with("first", before.isEmpty())
                .with("people", wanted.people())
                .with("fault", wanted.fault())
                .with("lead", visit.asked("lead"))
                .with("row", visit.asked("row"))
                .with("person", visit.asked("person"))
                .with("leadLink", parts.leadLink());
    }

    private Wanted wanted(Visit visit) {
        String lead = visit.asked("lead");
        String row = visit.asked("row");
        String person = visit.asked("person");
        if (!lead.isEmpty()) {
            return LEAD.matcher(lead).matches()
                    ? found(ofLead(Long.parseLong(lead)))
                    : new Wanted(Optional.empty(), List.of(), "activity.lead.bad");
        }
        if (!row.isEmpty()) {
            if (!ROW.matcher(row).matches()) {
                return new Wanted(Optional.empty(), List.of(), "activity.row.bad");
            }
            return key(Integer.parseInt(row))
                    .map(key -> found(ofRows(List.of(key))))
                    .orElseGet(() -> new Wanted(Optional.empty(), List.of(), "activity.row.none"));
        }
        if (!person.isEmpty()) {
            List<Person> meant = people.find(person);
            Set<String> subjects = new LinkedHashSet<>();
            meant.forEach(one -> subjects.addAll(AuditEntry.subjects(
                    List.of(one.link().rowKey()),
                    one.link().leadId(),
                    one.link().contactId())));
            return meant.isEmpty()
                    ? new Wanted(Optional.empty(), List.of(), "activity.person.none")
                    : new Wanted(Optional.of(subjects), meant, "");
        }
        return new Wanted(Optional.empty(), List.of(), "");
    }

    private static Wanted found(Set<String> subjects) {
        return new Wanted(Optional.of(subjects), List.of(), "");
    }

    private Set<String> ofLead(long lead) {
        String key = parts.store().links().keysByLead(List.of(lead)).getOrDefault(lead, "");
        return key.isEmpty() ? AuditEntry.subjects(List.of(), lead, 0) : ofRows(List.of(key));
    }

    private Set<String> ofRows(List<String> keys) {
        Set<String> subjects = new LinkedHashSet<>(AuditEntry.subjects(keys, 0, 0));
        parts.store()
                .links()
                .byKeys(keys)
                .values()
                .forEach(link -> subjects.addAll(AuditEntry.subjects(List.of(), link.leadId(), link.contactId())));
        return subjects;
    }

    /** The key of the row that stands at the number; where the sheet does not answer, of the one that last did. */
    private Optional<String> key(int number) {
        try {
            String column = parts.wording().now().keyColumn();
            TabRead read = parts.sheet().rows(List.of(number));
            return column.isEmpty()
                    ? Optional.empty()
                    : read.rows().stream()
                            .map(row -> row.cell(read.header(), column).text().strip())
                            .filter(key -> !key.isEmpty())
                            .findFirst();
        } catch (SheetsException away) {
            return parts.store().rows().all().entrySet().stream()
                    .filter(row -> row.getValue().position() == number)
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    private List<Happening> inWords(List<Log.Line<AuditEntry>> lines, Words words) {
        RowNames names = RowNames.of(
                parts.store(),
                lines.stream().flatMap(line -> line.entry().rows().stream()).toList());
        Glossary glossary = parts.wording().now();
        return lines.stream()
                .map(line -> Happening.of(line.entry(), line.at(), names, glossary, words))
                .toList();
    }

    View story(Visit visit, Words words) {
        Optional<Story> found = story(visit);
        if (found.isEmpty()) {
            return View.of("error").status(404).with("text", "story.none").with("detail", "");
        }
        Story story = found.get();
        RowNames names = RowNames.of(
                parts.store(),
                story.audit().stream().flatMap(entry -> entry.rows().stream()).toList());
        Glossary glossary = parts.wording().now();
        List<Happening> done = new ArrayList<>();
        story.audit()
                .forEach(entry -> done.add(
                        0,
                        Happening.of(entry, entry.at(), names, glossary, words).untimed()));
        return View.of("story")
                .with("story", story)
                .with("state", story.state().name())
                .with(
                        "away",
                        story.unheard().stream().map(one -> one.side().name()).toList())
                .with(
                        "unheard",
                        story.unheard().stream()
                                .map(one -> new Story.Unheard(one.side(), Plain.of(one.why(), words)))
                                .toList())
                .with(
                        "standing",
                        story.standing().stream()
                                .map(entry -> Plain.of(entry.reason(), words))
                                .toList())
                .with("clashes", new Clashes(parts).inWords(story.conflicts(), words))
                .with("entries", done)
                .with("leadLink", parts.leadLink());
    }

    private Optional<Story> story(Visit visit) {
        if (LEAD.matcher(visit.asked("lead")).matches()) {
            return Optional.of(parts.stories().ofLead(Long.parseLong(visit.asked("lead")), STORY));
        } else if (ROW.matcher(visit.asked("row")).matches()) {
            return Optional.of(parts.stories().ofRow(Integer.parseInt(visit.asked("row")), STORY));
        } else if (KEY.matcher(visit.asked("key")).matches()) {
            return Optional.of(parts.stories().ofKey(visit.asked("key"), STORY));
        }
        return Optional.empty();
    }
}
