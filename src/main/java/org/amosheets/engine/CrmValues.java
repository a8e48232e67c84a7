package org.amosheets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.FieldRule;

/** Reads the mapped fields of leads and contacts, in canonical form. */
final class CrmValues {

    private static final String CUSTOM = "custom:";

    private CrmValues() {}

    /** A field whose value was not read is left out. */
    static CrmEntity of(Tab tab, Lead lead, Lookups lookups) {
        Map<String, List<String>> values = new HashMap<>();
        for (FieldRule rule : tab.mapped().rules()) {
            if (!rule.ofContact()) {
                LookedUp.raw(tab, lead, rule.field(), lookups)
                        .ifPresent(raw -> values.put(rule.field(), tab.mapped().canonical(rule.field(), raw)));
            }
        }
        return new CrmEntity(lead.id(), values);
    }

    static CrmEntity of(Tab tab, Contact contact) {
        Map<String, List<String>> values = new HashMap<>();
        for (FieldRule rule : tab.mapped().rules()) {
            if (rule.ofContact()) {
                values.put(rule.field(), tab.mapped().canonical(rule.field(), raw(tab, contact, rule.field())));
            }
        }
        return new CrmEntity(contact.id(), values);
    }

    static List<String> raw(Tab tab, Lead lead, String field) {
        return switch (field) {
            case "lead.name" -> List.of(lead.name());
            case "lead.price" -> List.of(Long.toString(lead.price()));
            case "lead.pipeline" -> List.of(Long.toString(lead.pipelineId()));
            case "lead.status" -> List.of(lead.pipelineId() + ":" + lead.statusId());
            default -> lead.custom().getOrDefault(customId(tab, field), List.of());
        };
    }

    static List<String> raw(Tab tab, Contact contact, String field) {
        return switch (field) {
            case "contact.name" -> List.of(contact.name());
            case "contact.phone", "contact.phones" -> contact.phones();
            case "contact.email" -> contact.emails();
            default -> contact.custom().getOrDefault(customId(tab, field), List.of());
        };
    }

    /** What kind of phone or e-mail the contact's value is, where it is not the usual one. */
    static Optional<String> kindOf(Tab tab, Contact contact, String field, String canonical) {
        return raw(tab, contact, field).stream()
                .filter(raw -> tab.mapped().canonical(field, List.of(raw)).contains(canonical))
                .map(contact.kinds()::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Every value the contact shall have once {@code from} has become {@code to}: amoCRM replaces all of them at a write. */
    static List<String> replaced(Tab tab, Contact contact, String field, String from, String to) {
        List<String> values = new ArrayList<>();
        boolean placed = to.isEmpty();
        for (String raw : raw(tab, contact, field)) {
            List<String> canonical = tab.mapped().canonical(field, List.of(raw));
            boolean replaced = !from.isEmpty() && canonical.contains(from);
            if (!replaced) {
                values.add(raw);
            } else if (!placed) {
                values.addAll(tab.mapped().toCrm(field, to));
                placed = true;
            }
        }
        if (!placed) {
            values.addAll(tab.mapped().toCrm(field, to));
        }
        return values;
    }

    /** The id of the custom field behind a mapped field; 0 where it is none. */
    private static long customId(Tab tab, String field) {
        String name = tab.mapped().crmField(field);
        return name.startsWith(CUSTOM) ? Long.parseLong(name.substring(CUSTOM.length())) : 0;
    }
}
