package org.amosheets.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page for users of older tools follows the tests; {@code docs/correctness/regenerate} writes it anew. */
class MigrationPageTest {

    @Test
    void everyRowOfTheOlderToolsIsShownByATestOrSaidToBeOpen() throws Exception {
        assertThat(new MigrationPage().faults()).isEmpty();
    }

    @Test
    void thePageIsWhatTheTestsSay() throws Exception {
        String page = new MigrationPage().text();
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(MigrationPage.PAGE, page);
        }
        assertThat(Files.readString(MigrationPage.PAGE))
                .as("run docs/correctness/regenerate")
                .isEqualTo(page);
    }
}
