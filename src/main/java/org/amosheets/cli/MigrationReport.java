package org.amosheets.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.amosheets.engine.ArchivedLead;
import org.amosheets.engine.NamedLead;
import org.amosheets.engine.OlderLink;

/**
 * What became of all that an older tool had stored.
 *
 * @param tokens the token files
 * @param links the links in Redis
 * @param named what stands in the id column of rows
 * @param unreadable names of keys in Redis that are no links
 * @param archived the leads of archive tabs
 * @param errorRows numbers of rows whose status holds the older tool's own error text
 * @param compared whether links and leads could be compared at all
 */
record MigrationReport(
        List<TokenMigration.Line> tokens,
        List<OlderLink> links,
        List<NamedLead> named,
        List<String> unreadable,
        List<ArchivedLead> archived,
        List<Integer> errorRows,
        boolean compared) {

    /** Whether anything is left for a person to decide. */
    boolean refused() {
        return !compared
                || !unreadable.isEmpty()
                || !errorRows.isEmpty()
                || tokens.stream().anyMatch(TokenMigration.Line::refused)
                || links.stream().anyMatch(link -> link.verdict().refused())
                || named.stream().anyMatch(lead -> lead.verdict().refused())
                || archived.stream().anyMatch(lead -> lead.verdict().refused());
    }

    /** For other programs. */
    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("compared", compared);
        data.put("tokens", tokens);
        data.put("linkCounts", counts(links, link -> link.verdict().name()));
        data.put("links", links);
        data.put("namedCounts", counts(named, lead -> lead.verdict().name()));
        data.put("named", named);
        data.put("unreadableKeys", unreadable);
        data.put("archivedCounts", counts(archived, lead -> lead.verdict().name()));
        data.put("archived", archived);
        data.put("errorRows", errorRows);
        return data;
    }

    /** For people; without the tokens, which were told when they were taken. */
    List<String> lines(Words words, boolean dryRun) {
        List<String> lines = new ArrayList<>();
        if (!compared) {
            lines.add(words.of("migrate.not-compared"));
            return lines;
        }
        links.forEach(link ->
                lines.add(words.of(name("migrate.link.", link.verdict()), link.row(), Long.toString(link.lead()))));
        named.stream()
                .filter(lead -> lead.verdict().refused())
                .forEach(lead -> lines.add(words.of(name("migrate.named.", lead.verdict()), lead.row(), lead.id())));
        unreadable.forEach(key -> lines.add(words.of("migrate.unreadable", key)));
        archived.stream()
                .filter(lead -> lead.verdict().refused())
                .forEach(lead -> lines.add(
                        words.of(name("migrate.archived.", lead.verdict()), Long.toString(lead.lead()), lead.tab())));
        if (!errorRows.isEmpty()) {
            String rows = errorRows.stream().map(String::valueOf).collect(Collectors.joining(", "));
            lines.add(words.of("migrate.error-rows", errorRows.size(), rows));
        }
        if (lines.isEmpty() && tokens.isEmpty() && named.isEmpty() && archived.isEmpty()) {
            lines.add(words.of("migrate.nothing"));
            return lines;
        }
        counts(links, link -> name("migrate.sum.", link.verdict()))
                .forEach((name, count) -> lines.add(words.of(name, count)));
        counts(named, lead -> name("migrate.named-sum.", lead.verdict()))
                .forEach((name, count) -> lines.add(words.of(name, count)));
        counts(
                        archived.stream()
                                .filter(lead -> !lead.verdict().refused())
                                .toList(),
                        lead -> name("migrate.archived-sum.", lead.verdict()))
                .forEach((name, count) -> lines.add(words.of(name, count)));
        lines.add(words.of(dryRun ? "migrate.dry-run" : "migrate.done"));
        return lines;
    }

    private static String name(String prefix, Enum<?> what) {
        return prefix + what.name().toLowerCase(Locale.ROOT);
    }

    private static <T> Map<String, Long> counts(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.counting()));
    }
}
