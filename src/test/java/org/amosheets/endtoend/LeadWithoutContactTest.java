package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.amosheets.sandbox.amocrm.ContactView;
import org.junit.jupiter.api.Test;

/** Rows of an older tool that name a lead which never got a contact. */
class LeadWithoutContactTest {

    @Test
    void aRowThatNamesItsLeadIsLinkedAndGivesItAContact() {
        try (World world = new World("deals", "name", "phone", "email", "budget", "status", "amo_deal_id")
                .started()
                .announced()) {
            long known = world.crm.ui().createContact("Олег", "+7 999 400-10-00", null);
            long first = world.crm.ui().createLead("Сделка", 100, 0);
            long second = world.crm.ui().createLead("Сделка 2", 200, 0);

            world.tab.addRow("Олег", "8 999 400 10 00", "oleg@example.test", "100", "", Long.toString(first));
            world.tab.addRow("Пётр", "8 999 400 20 00", "", "", "", Long.toString(second));

            World.eventually().untilAsserted(() -> {
                assertThat(world.crm.state().mainContact(first).map(ContactView::id))
                        .contains(known);
                assertThat(world.crm.state().mainContact(second).orElseThrow().phones())
                        .containsExactly("+79994002000");
                assertThat(world.tab.cell(3, "budget")).isEqualTo("200");
                assertThat(world.tab.cell(2, "sync_key")).isNotEmpty();
            });
            assertThat(world.crm.state().leads()).hasSize(2);
            assertThat(world.crm.state().contacts()).hasSize(2);
        }
    }
}
