package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

@Shows("D002-9")
class HandlesTest {

    private final Handles handles = new Handles("RU");

    @Test
    void aContactIsKnownByEachOfItsNumbersAndAddressesWhateverTheSpelling() {
        assertThat(handles.of(
                        List.of("8 (999) 123-45-67", "+7 999 123-45-67", "+44 20 7946 0958"),
                        List.of("Ivan@Example.COM", "mailto:anna@example.com")))
                .containsExactlyInAnyOrder(
                        "p:+79991234567", "p:+442079460958", "e:ivan@example.com", "e:anna@example.com");
    }

    @Test
    void whatIsNoNumberOrAddressNamesNobody() {
        assertThat(handles.of(List.of("no phone", "", "12"), List.of("none", "")))
                .isEmpty();
    }
}
