package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The page that the alerts send people to says what is wrong now, not what was well before. */
class SetUpWhileAwayTest {

    @Test
    void aTokenThatWasRefusedIsSaidAlsoWhereTheAccountWasReadBefore() {
        try (World world = World.deals().started()) {
            ConsoleVisitor visitor =
                    new ConsoleVisitor(world).header("Accept-Language", "ru").signedIn();
            assertThat(visitor.page("/console/setup/list")
                            .select(".checks .ok strong")
                            .eachText())
                    .contains("amoCRM", "Токен amoCRM")
                    .doesNotHaveDuplicates();

            world.crm.faults().on("*", "/api/.*").always().status(401);

            Document list = visitor.page("/console/setup/list");
            assertThat(list.expectFirst(".checks .fault strong").text()).isEqualTo("amoCRM");
            assertThat(list.expectFirst(".checks .fault").text()).contains("токен не принят");
            assertThat(list.select(".checks .skipped strong").eachText()).contains("Токен amoCRM", "Воронка", "Поля");
        }
    }

    @Test
    void anAmoCrmThatFailsIsNotTakenForOneThatRefusesTheToken() {
        try (World world = World.deals().started()) {
            world.crm.faults().on("*", "/api/.*").always().status(503);

            Document list = new ConsoleVisitor(world)
                    .header("Accept-Language", "ru")
                    .signedIn()
                    .page("/console/setup/list");

            assertThat(list.expectFirst(".checks .fault").text())
                    .contains("amoCRM", "не отвечает как следует", "сбой на её стороне", "Если токен не принят")
                    .doesNotContain("не пускает");
        }
    }
}
