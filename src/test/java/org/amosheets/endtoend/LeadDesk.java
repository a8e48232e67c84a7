package org.amosheets.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amosheets.AmoSheetsSync;
import org.amosheets.mapping.Mapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.util.FileSystemUtils;

/** The service with a mapping that gives rows to leads: those of the pipeline Продажи that reach В работе or Согласование. */
@Import(AmoSheetsSync.class)
class LeadDesk {

    private static final Map<String, String> COLUMNS =
            Map.of("name", "contact.name", "phone", "contact.phone", "budget", "lead.price", "status", "lead.status");

    @Bean
    Mapping desk() {
        Mapping mapping = new Mapping();
        mapping.setNewLeads("append");
        // Both with Latin letters in them.
        mapping.setAppendWhen(Map.of("pipelines", "пpoдажи", "statuses", List.of("B рaботе", "Coглаcование")));
        List<Map<String, Object>> fields = new ArrayList<>();
        COLUMNS.forEach((column, field) -> fields.add(Map.of("column", column, "field", field)));
        mapping.setFields(fields);
        mapping.setService(Map.of("leadId", "amo_deal_id", "contactId", "amo_contact_id", "link", "amo_link"));
        return mapping;
    }

    static World world() {
        return new World("desk", "name", "phone", "budget", "status", "comment").as(LeadDesk.class);
    }

    /** The same mapping as a file, for the service as a process of its own. */
    static void file(Path dir) {
        try {
            FileSystemUtils.copyRecursively(Path.of("routes"), dir.resolve("routes"));
            Files.writeString(dir.resolve("routes/mappings/desk.camel.yaml"), """
                    - beans:
                        - name: desk
                          type: org.amosheets.mapping.Mapping
                          properties:
                            newLeads: append
                            appendWhen: { pipelines: пpoдажи, statuses: [ B рaботе, Coглаcование ] }
                            fields:
                              - { column: name, field: contact.name }
                              - { column: phone, field: contact.phone }
                              - { column: budget, field: lead.price }
                              - { column: status, field: lead.status }
                            service: { leadId: amo_deal_id, contactId: amo_contact_id, link: amo_link }
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
