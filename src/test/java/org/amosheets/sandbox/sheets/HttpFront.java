package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The HTTP side: guards, faults and quotas around the API. */
final class HttpFront implements HttpHandler, AutoCloseable {

    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    static {
        // Without it every answer waits 40 ms for the other side's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Api api;
    private final TokenDesk tokens;
    private final Quota quota;
    private final Faults faults;
    private final RequestLog log;
    private final Clock clock;

    HttpFront(int port, Api api, TokenDesk tokens, Quota quota, Faults faults, RequestLog log, Clock clock) {
        this.api = api;
        this.tokens = tokens;
        this.quota = quota;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-sheets");
            thread.setDaemon(true);
            return thread;
        });
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this);
        server.start();
    }

    String rootUrl() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/";
    }

    String tokenUri() {
        return rootUrl() + Routes.TOKEN_PATH.substring(1);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            serve(exchange, Call.of(exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpExchange exchange, Call call) throws IOException, InterruptedException {
        long at = clock.millis();
        @Nullable Fault fault = faults.take(call);
        faults.await(fault);
        Fault.What what = fault == null ? Fault.What.DELAY : fault.what();
        if (fault != null && what == Fault.What.STATUS_BEFORE) {
            send(exchange, call, at, failure(fault));
            return;
        }
        Answer answer = what == Fault.What.CLOSE_BEFORE ? null : process(call);
        if (fault != null) {
            fault.action().run();
        }
        if (answer == null || what == Fault.What.CLOSE_AFTER) {
            // Leaving without an answer makes the server close the connection.
            log.add(new LoggedRequest(at, call.method(), call.path(), call.kind(), call.bytesIn(), 0, 0));
            return;
        }
        send(exchange, call, at, fault != null && what == Fault.What.STATUS_AFTER ? failure(fault) : answer);
    }

    private static Answer failure(Fault fault) {
        return Answer.error(ApiError.of(
                fault.status(),
                fault.status() == 503
                        ? "The service is currently unavailable."
                        : "Sandbox fault: status " + fault.status()));
    }

    private Answer process(Call call) {
        try {
            if (call.isToken() && call.method().equals("POST")) {
                return tokens.answer(call, tokenUri());
            }
            Routes.Match match = Routes.match(call.method(), call.rawPath());
            if (match == null) {
                throw ApiError.of(404, "The requested URL " + call.path() + " was not found on this server.");
            }
            String user = tokens.user(call.bearer());
            quota.take(user, call.kind());
            faults.checkAccess(call);
            call.mask().mustFit(match.route().schema(), "");
            faults.runHook(call, true);
            Answer answer = api.answer(match, call);
            faults.runHook(call, false);
            return answer;
        } catch (ApiError e) {
            return Answer.error(e);
        } catch (RuntimeException e) {
            return Answer.error(ApiError.of(500, "The sandbox itself failed: " + e));
        }
    }

    private void send(HttpExchange exchange, Call call, long at, Answer answer) throws IOException {
        AnswerBuffer buffer = new AnswerBuffer(call.gzipAccepted());
        FieldMask mask = answer.status() == 200 && !call.isToken() ? call.mask() : FieldMask.ALL;
        try (JsonGenerator json = JSON.createGenerator(buffer)) {
            new Out(json, mask).root(answer.body());
        }
        log.add(new LoggedRequest(
                at, call.method(), call.path(), call.kind(), call.bytesIn(), buffer.size(), answer.status()));
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        if (buffer.isPacked()) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        if (answer.status() == 401) {
            exchange.getResponseHeaders()
                    .set("WWW-Authenticate", "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"");
        }
        exchange.sendResponseHeaders(answer.status(), buffer.sentSize());
        try (OutputStream out = exchange.getResponseBody()) {
            buffer.sendTo(out);
        }
    }

    @Override
    public void close() {
        faults.clear();
        server.stop(0);
        threads.shutdownNow();
    }
}
