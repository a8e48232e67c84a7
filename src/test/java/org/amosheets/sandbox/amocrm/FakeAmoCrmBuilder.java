package org.amosheets.sandbox.amocrm;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How a {@link FakeAmoCrm} starts. The commonest switches have a method here; the rest is behind {@link #with}. */
public final class FakeAmoCrmBuilder {

    final Settings settings = new Settings();
    final Map<String, List<String>> hooks = new LinkedHashMap<>();
    String token = "long-lived-token";
    OAuth.Client client = new OAuth.Client("sandbox-client", "sandbox-secret", "https://sync.test/oauth/callback");
    Clock clock = Clock.systemUTC();
    int port;

    FakeAmoCrmBuilder() {}

    /** 0, the default, takes any free port. */
    public FakeAmoCrmBuilder port(int number) {
        port = number;
        return this;
    }

    public FakeAmoCrmBuilder token(String longLived) {
        token = longLived;
        return this;
    }

    public FakeAmoCrmBuilder oauth(String clientId, String clientSecret, String redirectUri) {
        client = new OAuth.Client(clientId, clientSecret, redirectUri);
        return this;
    }

    /** The account's time; the limits always run on real time. */
    public FakeAmoCrmBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    public FakeAmoCrmBuilder filters(boolean on) {
        settings.filters(on);
        return this;
    }

    public FakeAmoCrmBuilder delayMs(long millis) {
        settings.delayMs(millis);
        return this;
    }

    public FakeAmoCrmBuilder ratePerSecond(int requests) {
        settings.ratePerSecond(requests);
        return this;
    }

    public FakeAmoCrmBuilder searchLag(Duration lag) {
        settings.searchLag(lag);
        return this;
    }

    /** Registers a webhook from the start; without events it is told of everything. */
    public FakeAmoCrmBuilder webhookTo(String url, String... events) {
        hooks.put(url, List.of(events));
        return this;
    }

    public FakeAmoCrmBuilder with(Consumer<Settings> more) {
        more.accept(settings);
        return this;
    }

    public FakeAmoCrm start() {
        return new FakeAmoCrm(this);
    }
}
