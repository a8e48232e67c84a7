package org.amosheets.endtoend.scenarios;

import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.Ui;

/** What people do in amoCRM. */
final class Managers {

    private Managers() {}

    static void change(Play play, String field, String person, String value) {
        LeadView lead = play.cast.lead(person);
        Ui ui = play.world.crm.ui();
        String[] values = value.isEmpty() ? new String[0] : new String[] {value};
        switch (field) {
            case "price" -> ui.setPrice(lead.id(), value.isEmpty() ? 0 : Long.parseLong(value));
            case "status" ->
                ui.moveLead(lead.id(), play.cast.status(lead, value).id());
            case "name" -> ui.renameContact(lead.mainContactId(), value);
            case "phone" -> ui.setContactPhone(lead.mainContactId(), values);
            case "email" -> ui.setContactEmail(lead.mainContactId(), values);
            default -> throw new IllegalArgumentException("In amoCRM a lead has no " + field);
        }
    }
}
