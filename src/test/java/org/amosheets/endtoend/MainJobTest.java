package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.amosheets.sandbox.amocrm.LeadView;
import org.junit.jupiter.api.Test;

/** A row becomes a contact and a lead, an edit crosses over, and a manager's change comes back. */
class MainJobTest {

    @Test
    void aNewRowBecomesOneLeadWithItsContact() {
        try (World world = World.deals().start()) {
            world.tab.setRow(2, "Анна Иванова", "8 999 000-11-22", "anna@example.test", "1 000,50", "");

            World.eventually().untilAsserted(() -> {
                assertThat(world.crm.state().leads()).hasSize(1);
                assertThat(world.tab.cell(2, "amo_deal_id")).isNotEmpty();
                assertThat(world.tab.cell(2, "status")).isEqualTo("Новая заявка");
            });
            LeadView lead = world.crm.state().leads().get(0);
            assertThat(lead.price()).isEqualTo(1001);
            assertThat(lead.name()).isEqualTo("Анна Иванова");
        }
    }
}
