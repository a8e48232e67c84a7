package org.amosheets.sandbox.amocrm;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** The fake account without a server: requests are method calls, on the caller's thread and clock. */
public final class InProcessAmoCrm {

    /**
     * An answer.
     *
     * @param body the bytes as text; empty for none
     */
    public record Answered(int status, String body) {}

    private static final String BASE = "https://sandbox.amocrm.test";

    /** Nobody subscribed: the simulation tells of changes itself, when and as often as it likes. */
    private static final Subscriptions NOBODY = new Subscriptions(Clock.systemUTC(), new Settings());

    private static final ActivityBus BUS = new ActivityBus(Clock.systemUTC());
    private static final HookSender SILENT = new HookSender(new Settings(), NOBODY, Clock.systemUTC(), BUS);

    private final Account account;
    private final Router router;
    private final State state;
    private final Ui ui;
    private final Settings settings = new Settings();

    public InProcessAmoCrm(Clock clock) {
        HookOutbox outbox = new HookOutbox(NOBODY, SILENT, settings, BUS);
        account = new Account(BASE, settings, clock, outbox, BUS);
        outbox.attach(account);
        state = new State(account);
        ui = new Ui(account, SampleAccount.ADMIN);
        router = new Router(BASE);
        new CatalogEndpoints(account).register(router);
        new LeadEndpoints(account).register(router);
        new ComplexEndpoint(account).register(router);
        new LinkEndpoints(account).register(router);
        new ContactEndpoints(account).register(router);
        new EventEndpoints(account).register(router);
    }

    public Settings settings() {
        return settings;
    }

    public State state() {
        return state;
    }

    public Ui ui() {
        return ui;
    }

    public Answered handle(String method, String path, String query, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Reply reply =
                router.handle(new Call(method, path, query, Query.parse(query), bytes, Json.parse(bytes), List.of()));
        return new Answered(reply.status(), new String(reply.body(), StandardCharsets.UTF_8));
    }

    /** An answer of amoCRM's front that is not the application's. */
    public static Answered fault(int status) {
        return new Answered(status, new String(Reply.fault(status).body(), StandardCharsets.UTF_8));
    }
}
