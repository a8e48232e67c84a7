package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in a folder while somebody writes it. */
class SettledFilesTest {

    private static final RouteFolder.Found HALF = RouteFolder.Found.of("half");
    private static final RouteFolder.Found WHOLE = RouteFolder.Found.of("whole");

    private final SettledFiles files = new SettledFiles();

    @BeforeEach
    void begin() {
        files.begin(Map.of("a", "before"));
    }

    @Test
    void aFileThatIsWrittenInTwoPartsIsToldOfOnceItIsWhole() {
        assertThat(files.look(Map.of("a", HALF)).settled()).isEmpty();
        SettledFiles.Changes whole = files.look(Map.of("a", WHOLE));
        assertThat(whole.settled()).isEmpty();
        assertThat(whole.touched()).containsExactly("a");
        assertThat(files.look(Map.of("a", WHOLE)).settled()).containsExactly(Map.entry("a", WHOLE));
        assertThat(files.look(Map.of("a", WHOLE)).settled()).isEmpty();
    }

    @Test
    void aFileThatIsAwayForAMomentIsNotGone() {
        assertThat(files.look(Map.of()).gone()).isEmpty();
        assertThat(files.look(Map.of("a", WHOLE)).gone()).isEmpty();
        assertThat(files.look(Map.of()).gone()).isEmpty();
        assertThat(files.look(Map.of()).gone()).containsExactly("a");
        assertThat(files.look(Map.of()).gone()).isEmpty();
    }
}
