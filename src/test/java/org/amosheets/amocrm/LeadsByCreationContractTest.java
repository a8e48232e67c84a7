package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The leads of a range of days, with amoCRM's list filters and where the account lacks them. */
@Shows("F48")
class LeadsByCreationContractTest extends AmoCrmContract {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyLeadOfTheRangeComesOnceOverSeveralPages(boolean filters) {
        fake.settings().filters(filters);
        List<Long> ids = leads(600);
        long first = created(ids.get(0));
        long last = created(ids.get(599));

        assertThat(between(first, last)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(between(0, first - 1)).isEmpty();
        assertThat(between(last + 1, last + 100)).isEmpty();
    }

    private List<Long> between(long from, long to) {
        List<Long> found = new ArrayList<>();
        new LeadsByCreation(routes.template).between(from, to, page -> page.forEach(lead -> found.add(lead.id())));
        return found;
    }

    private long created(long id) {
        return fake.state().lead(id).orElseThrow().createdAt();
    }
}
