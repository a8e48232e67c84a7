package org.amosheets.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page of what is promised follows the tests; {@code docs/correctness/regenerate} writes it anew. */
class CorrectnessPageTest {

    @Test
    void everyPromiseHasATestAndEveryTestNamesAPromise() throws Exception {
        assertThat(new CorrectnessPage().faults()).isEmpty();
    }

    @Test
    void thePageIsWhatTheTestsSay() throws Exception {
        String page = new CorrectnessPage().text();
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(CorrectnessPage.PAGE, page);
        }
        assertThat(Files.readString(CorrectnessPage.PAGE))
                .as("run docs/correctness/regenerate")
                .isEqualTo(page);
    }
}
