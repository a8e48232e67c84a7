package org.amosheets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkTest {

    private final Link link = new Link("r1", 1, 2, Map.of("a", "1", "b", "2"));

    @Test
    void aBaseMovesFieldByField() {
        assertThat(link.withBase(Map.of("b", "3", "c", "4")))
                .isEqualTo(new Link("r1", 1, 2, Map.of("a", "1", "b", "3", "c", "4")));
    }

    @Test
    void aLinkMayGetAnotherContact() {
        assertThat(link.withContact(9)).isEqualTo(new Link("r1", 1, 9, link.base()));
    }

    @Test
    void aRowMayBeReadWithOneCellDifferent() {
        LinkedRow row = new LinkedRow(
                link,
                Map.of("a", SheetValue.of("1"), "b", SheetValue.of("2")),
                new CrmEntity(1, Map.of("a", List.of("1"))),
                null);

        assertThat(row.withCell("b", SheetValue.of("3")))
                .isEqualTo(new LinkedRow(
                        link, Map.of("a", SheetValue.of("1"), "b", SheetValue.of("3")), row.lead(), null));
    }
}
