package org.amosheets.web.console;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.amosheets.engine.ConflictBook;
import org.amosheets.engine.ConflictBook.Page;
import org.amosheets.engine.ConflictBook.Wanted;
import org.amosheets.engine.Wording.Glossary;
import org.amosheets.store.ConflictEntry;
import org.amosheets.sync.Policy;
import org.amosheets.web.console.RowNames.Row;

/** Where both sides have changed the same field: both values, and the operator's pick. */
final class Clashes {

    private static final String PLACE = Console.HOME + "/conflicts";
    private static final int AT_ONCE = 50;

    private final Parts parts;

    Clashes(Parts parts) {
        this.parts = parts;
    }

    /**
     * A conflict in words.
     *
     * @param base what both sides last agreed on; empty where {@code based} is false
     */
    record Clash(
            String id,
            boolean open,
            Row row,
            long lead,
            String column,
            boolean based,
            String base,
            String sheet,
            long sheetAt,
            String crm,
            long crmAt,
            long at,
            String why,
            String winner,
            String ended,
            long endedAt) {}

    View page(Visit visit, Words words) {
        String before = visit.asked("before");
        Page page = parts.conflicts()
                .list(new Wanted(
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        ConflictBook.isPlace(before) ? before : "",
                        AT_ONCE));
        List<Clash> clashes = inWords(page.entries(), words);
        return View.of("conflicts")
                .with("open", clashes.stream().filter(Clash::open).toList())
                .with("ended", clashes.stream().filter(clash -> !clash.open()).toList())
                .with("older", page.older())
                .with("first", before.isEmpty())
                .with("leadLink", parts.leadLink());
    }

    List<Clash> inWords(List<ConflictEntry> entries, Words words) {
        RowNames names = RowNames.of(
                parts.store(), entries.stream().map(ConflictEntry::row).toList());
        Glossary glossary = parts.wording().now();
        return entries.stream()
                .map(entry -> inWords(entry, names, glossary, words))
                .toList();
    }

    private static Clash inWords(ConflictEntry entry, RowNames names, Glossary glossary, Words words) {
        String field = entry.field();
        return new Clash(
                entry.id(),
                entry.open(),
                names.of(entry.row()),
                entry.lead(),
                glossary.column(field),
                entry.based(),
                glossary.value(field, entry.base()),
                glossary.value(field, entry.sheet()),
                entry.sheetAt(),
                glossary.value(field, entry.crm()),
                entry.crmAt(),
                entry.at(),
                Plain.of(entry.why(), words),
                entry.winner(),
                Plain.of(entry.ended(), words),
                entry.endedAt());
    }

    String pick(Visit visit) {
        Optional<Policy> winner = switch (visit.given("winner")) {
            case "crm" -> Optional.of(Policy.CRM);
            case "sheet" -> Optional.of(Policy.SHEET);
            default -> Optional.empty();
        };
        String said = winner.map(picked -> switch (parts.conflicts().resolve(visit.given("id"), picked)) {
                    case TAKEN -> "picked";
                    case SETTLED -> "settled";
                    case UNKNOWN -> "gone";
                })
                .orElse("gone");
        return PLACE + "?said=" + said;
    }
}
