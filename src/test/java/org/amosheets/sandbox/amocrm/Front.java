package org.amosheets.sandbox.amocrm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What a request passes before and after its endpoint: log, block, token, limit, faults, delay. */
final class Front implements HttpHandler {

    private static final int CLOSED = 0;

    private final Settings settings;
    private final Clock clock;
    private final RequestLog log;
    private final RateLimiter limiter;
    private final Faults faults;
    private final Predicate<String> knownToken;
    private final Router router;
    private final ActivityBus bus;

    Front(
            Settings settings,
            Clock clock,
            RequestLog log,
            RateLimiter limiter,
            Faults faults,
            Predicate<String> knownToken,
            Router router,
            ActivityBus bus) {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
        this.limiter = limiter;
        this.faults = faults;
        this.knownToken = knownToken;
        this.router = router;
        this.bus = bus;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        long arrived = System.nanoTime();
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            Call call = call(exchange, bytes);
            String token = token(exchange);
            int ticket = log.arrive(new RequestRecord(
                    arrived,
                    clock.millis(),
                    call.method(),
                    call.path(),
                    call.rawQuery(),
                    call.size(),
                    -1,
                    0,
                    call.text(),
                    token));
            Optional<Reply> reply = Optional.empty();
            try {
                reply = reply(call, token, arrived);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                int items =
                        call.size() > 0 ? call.size() : reply.map(Reply::items).orElse(0);
                int status = reply.map(Reply::status).orElse(CLOSED);
                // Logged before it is sent, so that who holds the answer finds it in the log.
                log.finish(ticket, items, status);
                bus.tell(Activity.Kind.REQUEST, call.method() + " " + call.path(), Integer.toString(status));
            }
            if (reply.isPresent()) {
                send(exchange, reply.get());
            }
        }
    }

    /** Empty where the connection is to be closed without an answer. */
    private Optional<Reply> reply(Call call, String token, long arrived) throws InterruptedException {
        Optional<Reply> refusal = refusal(call, token, arrived);
        if (refusal.isPresent()) {
            return refusal;
        }
        Fault fault = faults.take(call).orElse(null);
        if (fault != null) {
            switch (fault.kind()) {
                case STATUS_BEFORE -> {
                    return Optional.of(Reply.fault(fault.status()));
                }
                case CLOSE_BEFORE -> {
                    fault.action().run();
                    return Optional.empty();
                }
                case DELAY_BEFORE -> Fault.pause(fault.time());
                case HANG -> fault.await();
                default -> {
                    // The others strike after the work is done.
                }
            }
        }
        Fault.pause(Duration.ofMillis(settings.delayMs));
        Reply reply = handled(call);
        if (fault != null) {
            switch (fault.kind()) {
                case CLOSE_AFTER -> {
                    fault.action().run();
                    return Optional.empty();
                }
                case STATUS_AFTER -> {
                    return Optional.of(Reply.fault(fault.status()));
                }
                case DELAY_AFTER -> Fault.pause(fault.time());
                case ANSWERED -> fault.action().run();
                default -> {
                    // The others have struck before.
                }
            }
        }
        return Optional.of(reply);
    }

    /** A mistake in the fake itself must be loud, not look like a fault that somebody ordered. */
    private Reply handled(Call call) {
        try {
            return router.handle(call);
        } catch (RuntimeException e) {
            System.getLogger(Front.class.getName())
                    .log(System.Logger.Level.ERROR, "The fake amoCRM failed at " + call.path(), e);
            return Reply.problem(500, "Internal Server Error", "The fake itself failed: " + e);
        }
    }

    private Optional<Reply> refusal(Call call, String token, long arrived) {
        if (limiter.blocked()) {
            return Optional.of(Reply.html(403, "Forbidden"));
        }
        if (!call.path().startsWith("/api/")) {
            return Optional.empty();
        }
        if (!knownToken.test(token)) {
            return Optional.of(Reply.problem(401, "Unauthorized", "Invalid user name or password"));
        }
        if (!limiter.admit(token, arrived)) {
            return Optional.of(tooMany());
        }
        return Optional.empty();
    }

    private Reply tooMany() {
        return settings.tooManyAsJson
                ? Reply.problem(
                        429,
                        Reply.problemBody(429, "Too Many Requests", "Too many requests")
                                .put("retry_after", 300))
                : Reply.html(429, "Too Many Requests");
    }

    private static Call call(HttpExchange exchange, byte[] bytes) {
        String raw = exchange.getRequestURI().getRawQuery();
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                raw == null ? "" : raw,
                Query.parse(raw),
                bytes,
                Json.parse(bytes),
                List.of());
    }

    private static String token(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null && header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("X-Request-Id", UUID.randomUUID().toString());
        if (reply.contentType() != null) {
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        }
        if (reply.body().length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }
}
