package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.amosheets.sync.Change;
import org.junit.jupiter.api.Test;

/** A change as it waits in Redis over an upgrade. */
class KeptChangeTest {

    @Test
    void whatAVersionWithoutHintsKeptIsRead() {
        assertThat(Json.read("{\"kind\":\"ROW\",\"ref\":\"5\",\"source\":\"SCRIPT\",\"since\":9}", Change.class))
                .isEqualTo(Change.row(5, Change.Source.SCRIPT, 9));
    }

    @Test
    void hintsAreKept() {
        Change change = Change.lead(7, Change.Source.WEBHOOK, 9).toldBy("a b");
        assertThat(Json.read(Json.write(change), Change.class)).isEqualTo(change);
    }
}
