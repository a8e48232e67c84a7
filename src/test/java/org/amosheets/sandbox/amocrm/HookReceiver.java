package org.amosheets.sandbox.amocrm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;

/** Takes webhooks as a service would, and answers them as told. */
final class HookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService workers = Threads.cached("hook-receiver");
    private final List<String> raw = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    HookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/", this::take);
        server.setExecutor(workers);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhook/amocrm?token=secret";
    }

    /** The next answers; 200 after them. */
    void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    List<Query> bodies() {
        return raw.stream().map(Query::parse).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            raw.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Integer status = answers.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
