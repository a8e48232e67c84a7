package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.amosheets.cli.Calls.Said;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever sets the service up needs no other tool to learn an id. */
@Tag("F57")
@Tag("F58")
class InspectTest {

    private final World world = World.deals();
    private final Commands commands = new Commands(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void pipelinesFieldsUsersAndLeadsAreShownWithLinesToCopy() {
        long lead = world.crm.ui().createLead("Образец", 700, SampleAccount.SALES, SampleAccount.SALES_WORK, 0);
        world.crm.ui().setCustomField(lead, "Регион", "Казань");
        commands.forgetRequests();

        String said = commands.call("inspect", "--users", "--leads", "5").out();

        assertThat(said)
                .contains(SampleAccount.SALES + "  Продажи", SampleAccount.SALES_WORK + "  В работе")
                .contains(SampleAccount.SOURCE + "  Источник  select", "Выставка", "Должность")
                .contains("Бывший менеджер", "inactive", "administrator")
                .contains("Образец; 700; Продажи → В работе; Регион: Казань")
                .contains("AMO_PIPELINE_ID=" + SampleAccount.SALES + " # Продажи")
                .contains("AMO_STATUS_ID=" + SampleAccount.WHOLESALE_INVOICE + " # Счёт выставлен")
                .contains("- { column: \"Регион\", field: \"lead.custom:Регион\" }");
        commands.assertNothingWasWritten();
    }

    @Test
    void programsReadTheSame() {
        for (int i = 0; i < 3; i++) {
            world.crm.ui().createLead("Сделка " + i, i, 0);
        }

        JsonNode said = commands.json(0, "inspect", "--users", "--leads", "2");

        assertThat(said.path("pipelines")).hasSize(2);
        assertThat(said.path("users")).hasSize(3);
        assertThat(said.path("leads")).hasSize(2);
        assertThat(said.path("leadFields").path(1).path("options")).hasSize(3);
        assertThat(said.path("mapping")).hasSize(7);
        assertThat(said.path("configuration").size()).isGreaterThan(8);
    }

    @Test
    void aTokenThatMayNotListUsersStillShowsTheRest() {
        world.crm.settings().apiActor(SampleAccount.MANAGER);

        Said said = commands.call("inspect", "--users");

        assertThat(said.out()).contains("Продажи", "use an administrator's");
        assertThat(said.code()).isEqualTo(1);
    }
}
