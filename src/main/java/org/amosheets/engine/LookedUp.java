package org.amosheets.engine;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.amosheets.amocrm.Lead;

/** A lead's fields in amoCRM's texts, those too that stand elsewhere than in the lead. */
final class LookedUp {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);

    private LookedUp() {}

    /** The field's texts; empty where they were not read. */
    static Optional<List<String>> raw(Tab tab, Lead lead, String field, Lookups lookups) {
        return switch (field) {
            case "lead.company" -> company(lead, lookups);
            case References.RESPONSIBLE -> responsible(tab, lead, lookups);
            case "lead.createdAt" -> Optional.of(List.of(created(tab, lead)));
            default -> {
                List<String> own = CrmValues.raw(tab, lead, field);
                boolean other = own.isEmpty() && !tab.mapped().orElse(field).isEmpty();
                yield Optional.of(other ? List.of(created(tab, lead)) : own);
            }
        };
    }

    private static Optional<List<String>> company(Lead lead, Lookups lookups) {
        return lead.companyId() == 0
                ? Optional.of(List.of())
                : Optional.ofNullable(lookups.companies.get(lead.companyId())).map(List::of);
    }

    /** The member of the staff whose code the lead has, else amoCRM's user. */
    private static Optional<List<String>> responsible(Tab tab, Lead lead, Lookups lookups) {
        String code = tab.mapped().staff().codeColumn();
        String field = code.isEmpty() ? "" : tab.mapped().fieldOf(code);
        return CrmValues.raw(tab, lead, field).stream()
                .findFirst()
                .map(own -> lookups.staff.get(Staff.code(own)))
                .or(() -> Optional.ofNullable(lookups.users.get(lead.responsibleUserId())))
                .map(List::of);
    }

    private static String created(Tab tab, Lead lead) {
        return Instant.ofEpochSecond(lead.createdAt())
                .atZone(tab.mapped().zone())
                .format(MOMENT);
    }
}
