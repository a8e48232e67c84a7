package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account without the paid list filters, which ignores them in silence. */
class AmoCrmWithoutFiltersContractTest extends AmoCrmContract {

    @BeforeEach
    void switchOff() {
        fake.settings().filters(false);
    }

    @Test
    void leadsByIdAreStillOnlyTheOnesAskedFor() {
        List<Long> ids = leads(20);

        assertThat(amo.leads(List.of(ids.get(3), ids.get(7), 999L)))
                .extracting(Lead::id)
                .containsExactly(ids.get(3), ids.get(7));
    }

    @Test
    void onceNoticedNoFilteredListIsAskedForAgain() {
        List<Long> ids = leads(20);
        amo.leads(ids.subList(0, 2));
        fake.log().clear();

        amo.leads(ids.subList(0, 2));

        assertThat(fake.log().requests("GET", "/api/v4/leads")).isEmpty();
        assertThat(fake.log().requests("GET", "/api/v4/leads/\\d+")).hasSize(2);
    }

    @Test
    void manyYoungLeadsAreFoundByPagingFromTheNewestOn() {
        List<Long> ids = leads(400);
        amo.account();

        assertThat(amo.leads(ids.subList(200, 400))).hasSize(200);
        assertThat(fake.log().requests("GET", "/api/v4/leads")).hasSize(1);
    }

    @Test
    void oldLeadsAreFetchedOneByOneWhereThatIsCheaperThanToPageOn() {
        List<Long> ids = leads(4000);
        amo.account();

        assertThat(amo.leads(ids.subList(0, 11))).hasSize(11);
        assertThat(fake.requests().size()).isLessThanOrEqualTo(1 + 11 + 11);
    }

    @Test
    void changesSinceAWatermarkStopThere() {
        leads(600);
        long now = fake.state().leads().get(0).updatedAt();
        List<Lead> seen = new ArrayList<>();

        amo.leadsUpdatedSince(now + 1000, seen::addAll);

        assertThat(seen).isEmpty();
        assertThat(fake.log().requests("GET", "/api/v4/leads")).hasSize(1);
    }
}
