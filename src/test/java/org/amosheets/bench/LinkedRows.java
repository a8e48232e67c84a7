package org.amosheets.bench;

import java.util.ArrayList;
import java.util.List;
import org.amosheets.sandbox.amocrm.Ui;

/** A sheet as an older tool leaves it: each row has a lead with a contact, and the ids stand in the row. */
final class LinkedRows {

    static final int STATUS_COLUMN = 5;
    static final int LEAD_COLUMN = 6;
    static final int CONTACT_COLUMN = 7;

    /** By the place of the row, from {@link Site#FIRST_ROW} on. */
    final List<Long> leads = new ArrayList<>();

    final List<Long> contacts = new ArrayList<>();

    private LinkedRows() {}

    /**
     * To be done before anybody listens.
     *
     * @param contactIds whether the contacts' ids stand in the sheet too; otherwise the service fills them when it has
     *     compared the row with its lead
     */
    static LinkedRows fill(Site site, boolean contactIds) {
        LinkedRows linked = new LinkedRows();
        Ui ui = site.crm.ui();
        List<List<String>> cells = new ArrayList<>();
        for (List<String> row : People.rows(site.rows)) {
            long contact = ui.createContact(row.get(0), row.get(1), row.get(2));
            long lead = ui.createLead(row.get(0), Long.parseLong(row.get(3)), contact);
            linked.contacts.add(contact);
            linked.leads.add(lead);
            cells.add(List.of("Новая заявка", Long.toString(lead), contactIds ? Long.toString(contact) : ""));
        }
        ui.settleSearch();
        addHeaders(site);
        site.tab.paste(Site.FIRST_ROW, STATUS_COLUMN, cells);
        return linked;
    }

    /** The columns that the older tools want there. */
    static void addHeaders(Site site) {
        site.tab.paste(1, LEAD_COLUMN, List.of(List.of("amo_deal_id", "amo_contact_id", "amo_link")));
    }
}
