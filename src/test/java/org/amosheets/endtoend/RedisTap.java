package org.amosheets.endtoend;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Stands between the service and a real Redis, and can stop the world right before or right after a chosen command. */
final class RedisTap implements AutoCloseable {

    private record Order(Predicate<String> command, boolean carriedOut, Runnable action) {
        private static final Order NONE = new Order(command -> false, false, () -> {});
    }

    private final ServerSocket server;
    private final int redisPort;
    private Order order = Order.NONE;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "redis-tap");
        thread.setDaemon(true);
        return thread;
    });

    RedisTap(int redisPort) {
        this.redisPort = redisPort;
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next command that fits never reaches Redis: the action runs instead, then the connection is closed. */
    synchronized void instead(Predicate<String> command, Runnable action) {
        order = new Order(command, false, action);
    }

    /** The next command that fits is carried out, and the action runs before anybody is told. */
    synchronized void after(Predicate<String> command, Runnable action) {
        order = new Order(command, true, action);
    }

    private synchronized Order order() {
        return order;
    }

    /** An order is carried out once. */
    private synchronized boolean isFirst(Order taken) {
        boolean first = order == taken;
        order = Order.NONE;
        return first;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** One answer for each command, in order; nothing here blocks or subscribes. */
    private void serve(Socket client) {
        try (client;
                Resp redis = new Resp(redisPort)) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            while (true) {
                byte[] command = Resp.frame(in);
                Order taken = order();
                boolean fits = taken.command.test(new String(command, StandardCharsets.UTF_8));
                if (fits && !taken.carriedOut && isFirst(taken)) {
                    taken.action.run();
                    return;
                }
                redis.send(command);
                byte[] answer = redis.frame();
                boolean known = !new String(answer, StandardCharsets.US_ASCII).startsWith("-NOSCRIPT");
                if (fits && known && taken.carriedOut && isFirst(taken)) {
                    taken.action.run();
                    return;
                }
                client.getOutputStream().write(answer);
                client.getOutputStream().flush();
            }
        } catch (IOException e) {
            // Either side went away, as killed ones do; the other side is told by the closed connection.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
