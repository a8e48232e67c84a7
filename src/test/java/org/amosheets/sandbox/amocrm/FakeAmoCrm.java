package org.amosheets.sandbox.amocrm;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** A fake amoCRM account behind a real HTTP server on the loopback. */
public final class FakeAmoCrm implements AutoCloseable {

    static {
        // Without this every small answer waits for the client's delayed acknowledgement, 40 ms on Linux.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService workers = Threads.cached("fake-amo-http");
    private final String baseUrl;
    private final Settings settings;
    private final String token;
    private final ActivityBus bus;
    private final HookSender sender;
    private final OAuth oauth;
    private final Webhooks webhooks;
    private final RateLimiter limiter;
    private final RequestLog log = new RequestLog();
    private final Faults faults = new Faults();
    private final State state;
    private final Ui ui;

    FakeAmoCrm(FakeAmoCrmBuilder options) {
        settings = options.settings;
        token = options.token;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException("Tried to open the fake amoCRM's port but failed", e);
        }
        baseUrl = "http://127.0.0.1:" + server.getAddress().getPort();
        bus = new ActivityBus(options.clock);
        Subscriptions subscriptions = new Subscriptions(options.clock, settings);
        sender = new HookSender(settings, subscriptions, options.clock, bus);
        HookOutbox outbox = new HookOutbox(subscriptions, sender, settings, bus);
        Account account = new Account(baseUrl, settings, options.clock, outbox, bus);
        outbox.attach(account);
        webhooks = new Webhooks(subscriptions, outbox, sender);
        limiter = new RateLimiter(settings);
        oauth = new OAuth(settings, options.clock, options.client, token, baseUrl);
        state = new State(account);
        ui = new Ui(account, SampleAccount.ADMIN);
        options.hooks.forEach((url, events) -> webhooks.subscribe(url, events.toArray(String[]::new)));
        Router router = router(account, subscriptions);
        server.createContext("/", new Front(settings, options.clock, log, limiter, faults, oauth::knows, router, bus));
        server.setExecutor(workers);
        server.start();
    }

    public static FakeAmoCrmBuilder builder() {
        return new FakeAmoCrmBuilder();
    }

    private Router router(Account account, Subscriptions subscriptions) {
        Router router = new Router(baseUrl);
        oauth.register(router);
        new CatalogEndpoints(account).register(router);
        new LeadEndpoints(account).register(router);
        new ComplexEndpoint(account).register(router);
        new LinkEndpoints(account).register(router);
        new ContactEndpoints(account).register(router);
        new CompanyEndpoints(account).register(router);
        new EventEndpoints(account).register(router);
        new WebhookEndpoints(account, subscriptions).register(router);
        return router;
    }

    /** Without a slash at its end. */
    public String baseUrl() {
        return baseUrl;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The long-lived token. */
    public String token() {
        return token;
    }

    /** Switches that may be turned while the fake runs. */
    public Settings settings() {
        return settings;
    }

    /** What people do in the web page. */
    public Ui ui() {
        return ui;
    }

    /** Snapshots of what the account holds. */
    public State state() {
        return state;
    }

    public Faults faults() {
        return faults;
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    public OAuth oauth() {
        return oauth;
    }

    public RequestLog log() {
        return log;
    }

    public List<RequestRecord> requests() {
        return log.requests();
    }

    public boolean blocked() {
        return limiter.blocked();
    }

    /** Every request gets an HTML 403, as after too many violations of the limit. */
    public void block() {
        limiter.block(true);
    }

    public void unblock() {
        limiter.block(false);
    }

    /** Called for every change, request and webhook, in order, on a thread of the fake's own. */
    public void onChange(Consumer<Activity> listener) {
        bus.add(listener);
    }

    @Override
    public void close() {
        faults.clear();
        server.stop(0);
        workers.shutdownNow();
        sender.close();
        bus.close();
    }
}
