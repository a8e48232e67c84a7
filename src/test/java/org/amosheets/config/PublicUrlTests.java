package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sync.example.com",
                "https://sync.example.com/",
                " https://sync.example.com//?a=b#c ",
            })
    void aPathCanBePutBehindIt(String given) {
        assertThat(PublicUrl.of(given)).contains(URI.create("https://sync.example.com"));
        assertThat(Env.complete().with("PUBLIC_URL", given).settings().service().publicUrl())
                .contains(URI.create("https://sync.example.com"));
    }

    @Test
    void aPathOfItsOwnAndThePortStay() {
        assertThat(PublicUrl.of("http://127.0.0.1:8080/sync/")).contains(URI.create("http://127.0.0.1:8080/sync"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync.example.com", "ftp://sync.example.com", "https://", "https://a b", ""})
    void whatIsNoAddressIsNone(String given) {
        assertThat(PublicUrl.of(given)).isEmpty();
    }

    @Test
    void aFaultyOneStopsTheStart() {
        assertThat(Env.complete().with("PUBLIC_URL", "sync.example.com").namesAtFault())
                .containsExactly("PUBLIC_URL");
    }
}
