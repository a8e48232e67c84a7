package org.amosheets.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.amosheets.engine.Misconfigured;
import org.amosheets.mapping.FieldMapping;
import org.amosheets.mapping.Mapping;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.SheetsException;
import org.amosheets.sheets.Site;
import org.amosheets.sheets.WriteProbe;

/** Whether Google lets us in, and the tab is as the mapping needs it. */
final class SheetChecks {

    private static final String GOOGLE = "google";
    private static final String TAB = "tab";
    private static final String HEADERS = "headers";
    private static final String WRITE = "write";

    private final Workshop workshop;
    private final Checkup checkup;

    SheetChecks(Workshop workshop, Checkup checkup) {
        this.workshop = workshop;
        this.checkup = checkup;
    }

    void look() {
        try {
            Site site = workshop.sheet().site();
            checkup.ok(
                    GOOGLE,
                    "google.ok",
                    workshop.settings().sheet().serviceAccount().clientEmail());
            owners(site);
        } catch (SheetsException e) {
            checkup.failed(GOOGLE, "google.fault", e);
            checkup.skipped(TAB, HEADERS, WRITE);
            return;
        }
        tab();
        write();
    }

    /** Two installations on one sheet would both write to it. */
    private void owners(Site site) {
        String own = workshop.store().identity().installation();
        boolean others =
                site.owners().stream().anyMatch(owner -> !owner.installation().equals(own));
        if (others) {
            checkup.warn("owner", "google.other");
        }
    }

    private void tab() {
        try {
            Header header = workshop.sheet().rows(List.of()).header();
            if (header.names().stream().allMatch(String::isBlank)) {
                checkup.fault(TAB, "tab.empty");
                checkup.skipped(HEADERS);
                return;
            }
            checkup.ok(TAB, "tab.ok", header.names().size());
            headers(header);
        } catch (SheetsException e) {
            checkup.failed(TAB, "tab.fault", e);
            checkup.skipped(HEADERS);
        }
    }

    private void headers(Header header) {
        Mapping mapping;
        try {
            mapping = workshop.mapping();
        } catch (Misconfigured e) {
            // Told by the look at the fields.
            checkup.skipped(HEADERS);
            return;
        }
        headers(header, mapping);
    }

    private void headers(Header header, Mapping mapping) {
        List<String> missing = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (FieldMapping field : mapping.fields()) {
            List<String> names = Stream.concat(Stream.of(field.column()), field.otherColumns().stream())
                    .toList();
            wanted.addAll(names);
            if (names.stream().noneMatch(header::has)) {
                missing.add(field.column());
            }
        }
        wanted.addAll(mapping.service().mapped());
        List<String> doubled = doubled(header, wanted);
        if (missing.size() == mapping.fields().size()) {
            checkup.fault(HEADERS, "headers.none", String.join(", ", missing));
        } else if (!missing.isEmpty()) {
            checkup.warn(HEADERS, "headers.missing", String.join(", ", missing));
        }
        if (!doubled.isEmpty()) {
            checkup.fault(HEADERS, "headers.doubled", String.join(", ", doubled));
        }
        if (missing.isEmpty() && doubled.isEmpty()) {
            checkup.ok(HEADERS, "headers.ok", mapping.fields().size());
        }
        List<String> later = mapping.service().mapped().stream()
                .filter(column -> !header.has(column))
                .toList();
        if (!later.isEmpty()) {
            checkup.ok(HEADERS, "headers.later", String.join(", ", later));
        }
    }

    /** Of two columns with one header only the first is used. */
    private static List<String> doubled(Header header, List<String> wanted) {
        Set<String> mapped = new HashSet<>();
        wanted.forEach(name -> mapped.add(fold(name)));
        Set<String> seen = new HashSet<>();
        return header.names().stream()
                .filter(name -> mapped.contains(fold(name)) && !seen.add(fold(name)))
                .distinct()
                .toList();
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private void write() {
        try {
            workshop.writing(() -> workshop.bean(WriteProbe.class).probe());
            checkup.ok(WRITE, "write.ok");
        } catch (SheetsException e) {
            checkup.failed(WRITE, "write.fault", e);
        }
    }
}
