package org.amosheets.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.amosheets.amocrm.RowKeyField;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;

/** Lines for the {@code .env} file and for a mapping, ready to be copied. */
final class ConfigurationLines {

    /** What every account has for contacts; the mapping has words of its own for these. */
    private static final Set<String> STANDARD = Set.of("PHONE", "EMAIL");

    private static final int UNSORTED = 1;

    private ConfigurationLines() {}

    /** Where new leads may go: for each pipeline its line, then one for each of its statuses. */
    static List<String> settings(Directory directory) {
        List<String> lines = new ArrayList<>();
        for (Pipeline pipeline : directory.pipelines()) {
            if (!pipeline.archived()) {
                lines.add("AMO_PIPELINE_ID=" + pipeline.id() + " # " + line(pipeline.name()));
                for (Status status : pipeline.statuses()) {
                    if (status.type() != UNSORTED) {
                        lines.add("AMO_STATUS_ID=" + status.id() + " # " + line(status.name()));
                    }
                }
            }
        }
        return List.copyOf(lines);
    }

    /** A line for each custom field; by id where a name is shared, or reads as an id. */
    static List<String> mapping(Directory directory) {
        List<String> lines = new ArrayList<>();
        add(
                lines,
                "lead.custom:",
                // A row's key is the service's to write, and nobody's column.
                directory.leadFields().stream()
                        .filter(field -> !RowKeyField.is(field))
                        .toList());
        add(lines, "contact.custom:", directory.contactFields());
        return List.copyOf(lines);
    }

    private static void add(List<String> lines, String prefix, List<CustomField> fields) {
        for (CustomField field : fields) {
            boolean standard = prefix.startsWith("contact.") && STANDARD.contains(field.code());
            if (!standard) {
                boolean plain =
                        fields.stream().filter(other -> alike(other, field)).count() == 1
                                && !field.name().matches("[0-9]+");
                String name = plain ? field.name() : Long.toString(field.id());
                lines.add("- { column: " + quoted(field.name()) + ", field: " + quoted(prefix + name) + " }");
            }
        }
    }

    private static boolean alike(CustomField one, CustomField other) {
        return fold(one.name()).equals(fold(other.name()));
    }

    private static String fold(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    private static String quoted(String text) {
        return '"' + line(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
