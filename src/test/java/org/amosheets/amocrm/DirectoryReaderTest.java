package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

class DirectoryReaderTest {

    @Test
    @Shows("F40")
    void aTokenThatMayNotListUsersLeavesTheirNamesUnknown() {
        Remote refusing = (route, arguments, body) -> {
            throw new AmoCrmException.Rejected("Tried to " + route + " but amoCRM answered 403.", List.of());
        };
        assertThat(new DirectoryReader(refusing, new Parallel(Runnable::run)).users())
                .isEmpty();
    }
}
