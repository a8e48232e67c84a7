package org.amosheets.engine;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Lead;
import org.amosheets.mapping.MappedTab;
import org.amosheets.sync.FieldRule;

/** Reads the names of companies, users and staff that the mapping shows for leads; asks for nothing that it does not show. */
final class References {

    private static final String COMPANY = "lead.company";
    static final String RESPONSIBLE = "lead.responsible";

    private final AmoCrm amoCrm;
    private final Staff staff;

    References(AmoCrm amoCrm, Staff staff) {
        this.amoCrm = amoCrm;
        this.staff = staff;
    }

    /** Adds to what is known what these leads need beyond it. */
    void read(Lookups known, MappedTab mapped, Collection<Lead> leads) {
        if (leads.isEmpty()) {
            return;
        }
        if (maps(mapped, COMPANY)) {
            Set<Long> ids = new TreeSet<>();
            leads.forEach(lead -> ids.add(lead.companyId()));
            ids.remove(0L);
            ids.removeAll(known.companies.keySet());
            if (!ids.isEmpty()) {
                amoCrm.companies(ids).forEach(company -> known.companies.put(company.id(), company.name()));
            }
        }
        if (maps(mapped, RESPONSIBLE)) {
            known.users = amoCrm.users();
            String tab = mapped.staff().tab();
            if (!tab.isEmpty()) {
                known.staff = staff.names(tab);
            }
        }
    }

    private static boolean maps(MappedTab mapped, String field) {
        return mapped.rules().stream().map(FieldRule::field).anyMatch(field::equals);
    }
}
