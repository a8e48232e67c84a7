package org.amosheets.engine;

import java.util.List;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Link;
import org.jspecify.annotations.Nullable;

/** Whether amoCRM holds anything else than what was agreed; what the sheet holds is not asked. */
final class Differences {

    private Differences() {}

    /** @param lead as it was read; null where amoCRM returned none */
    static boolean ofLead(Tab tab, Link link, @Nullable Lead lead, Lookups lookups) {
        return lead == null
                || lead.deleted()
                || lead.mainContactId() != link.contactId()
                || anyDiffers(tab, link, CrmValues.of(tab, lead, lookups), false)
                || (link.contactId() != 0 && lacksBase(tab, link, true));
    }

    /** @param contact as it was read; null where amoCRM returned none */
    static boolean ofContact(Tab tab, Link link, @Nullable Contact contact) {
        if (contact == null) {
            return tab.mapsContact();
        }
        return anyDiffers(tab, link, CrmValues.of(tab, contact), true);
    }

    private static boolean anyDiffers(Tab tab, Link link, CrmEntity entity, boolean contact) {
        return lacksBase(tab, link, contact)
                || tab.mapped().rules().stream()
                        .filter(rule ->
                                rule.ofContact() == contact && entity.values().containsKey(rule.field()))
                        .anyMatch(rule -> !agrees(
                                rule, entity.of(rule.field()), link.base().getOrDefault(rule.field(), "")));
    }

    /** A field that nothing was agreed about yet: its column was added, or the mapping changed. */
    private static boolean lacksBase(Tab tab, Link link, boolean contact) {
        return tab.mapped().rules().stream()
                .anyMatch(rule -> rule.ofContact() == contact && !link.base().containsKey(rule.field()));
    }

    private static boolean agrees(FieldRule rule, List<String> values, String base) {
        return values.isEmpty() ? rule.isEmpty(base) : values.contains(base);
    }
}
