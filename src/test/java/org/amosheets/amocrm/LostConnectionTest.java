package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LostConnectionTest {

    @ParameterizedTest
    @MethodSource("neverSent")
    void whatFailedBeforeTheRequestWasSentWasNotApplied(IOException failure) {
        assertThat(LostConnection.of("create leads", failure).maybeApplied()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("maybeSent")
    void whatFailedLaterMayHaveBeenApplied(IOException failure) {
        assertThat(LostConnection.of("create leads", failure))
                .hasMessageNotContaining("secret")
                .satisfies(busy -> assertThat(busy.maybeApplied()).isTrue());
    }

    static Stream<IOException> neverSent() {
        return Stream.of(
                new ConnectException("refused"),
                new UnknownHostException("acme"),
                new NoRouteToHostException("no route"),
                new SSLHandshakeException("certificate"),
                new ConnectTimeoutException());
    }

    static Stream<IOException> maybeSent() {
        return Stream.of(
                new SocketTimeoutException("secret"), new SocketException("secret reset"), new IOException("secret"));
    }

    /** Named as Apache's, which is recognised by its name. */
    private static final class ConnectTimeoutException extends SocketTimeoutException {}
}
