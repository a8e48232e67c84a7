package org.amosheets.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.amosheets.store.ServerProcess.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Redis server of our own, a process apart from this one. It is this process's for as long as the folder's lock is
 * held: started, or taken over from a service that was killed; started again should it die; stopped in the end.
 */
final class EmbeddedRedis implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);

    /** A big append-only file takes its time to be read. */
    private static final Duration LOADING_PATIENCE = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration START_PATIENCE = Duration.ofSeconds(5);
    private static final int PORTS_TO_TRY = 5;

    private final DataDirLock lock;
    private final ServerFiles files;
    private final String password;
    private final ServerProcess process;
    private final Thread watch = new Thread(this::watch, "embedded-redis-watch");
    private volatile ServerState state;
    private volatile boolean closed;

    private EmbeddedRedis(DataDirLock lock, ServerFiles files) throws IOException, InterruptedException {
        this.lock = lock;
        this.files = files;
        this.password = files.readPassword();
        this.process = new ServerProcess(files, password);
        Optional<ServerState> left = ServerState.read(files.state());
        Optional<ServerState> living = left.isPresent() ? takeOver(left.get()) : Optional.empty();
        this.state = living.isPresent()
                ? living.get()
                : startOnAnyPort(left.map(ServerState::port).orElse(0));
        watch.setDaemon(true);
        watch.start();
    }

    static EmbeddedRedis own(Path dataDir) {
        try {
            ServerFiles files = ServerFiles.below(dataDir);
            DataDirLock lock = DataDirLock.take(dataDir);
            try {
                return new EmbeddedRedis(lock, files);
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(dataDir, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(dataDir, e);
        }
    }

    private static StoreUnavailable failure(Path dataDir, Exception e) {
        return new StoreUnavailable(
                "Tried to start the embedded Redis in " + dataDir + " but failed because " + e.getMessage()
                        + "; set another DATA_DIR, or REDIS_URL for a Redis of yours.",
                e);
    }

    /** The server that another process owns, if it works. */
    static Optional<RedisTarget> running(Path dataDir) {
        try {
            ServerFiles files = ServerFiles.below(dataDir);
            String password = files.readPassword();
            return ServerState.read(files.state())
                    .filter(state -> new ServerProcess(files, password).ask(state) == Answer.READY)
                    .map(state -> target(state, password));
        } catch (IOException e) {
            throw failure(dataDir, e);
        }
    }

    RedisTarget target() {
        return target(state, password);
    }

    ServerState state() {
        return state;
    }

    private static RedisTarget target(ServerState state, String password) {
        return new RedisTarget(state.host(), state.port(), 0, Optional.empty(), Optional.of(password), false);
    }

    /** Two servers on one append-only file would ruin it: nothing is started while the old one may still live. */
    private Optional<ServerState> takeOver(ServerState left) throws IOException, InterruptedException {
        if (left.pid() == ServerState.STOPPED) {
            return Optional.empty();
        }
        // Killed before it wrote down what it had just started.
        Duration patience = left.pid() == ServerState.STARTING ? START_PATIENCE : Duration.ZERO;
        long began = System.nanoTime();
        while (true) {
            Answer answer = process.ask(left);
            ServerState now = process.writtenPid().map(left::withPid).orElse(left);
            if (answer == Answer.READY) {
                now.write(files.state());
                LOG.info("Took over the embedded Redis that was still running (process {})", now.pid());
                return Optional.of(now);
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            if (answer == Answer.LOADING) {
                patience = LOADING_PATIENCE;
            } else if (now.alive()) {
                patience = PATIENCE;
            } else if (waited.compareTo(START_PATIENCE) >= 0 || left.pid() != ServerState.STARTING) {
                return Optional.empty();
            }
            if (waited.compareTo(patience) > 0) {
                throw new IOException(
                        "a Redis server (process " + now.pid() + ") still has the folder and does not answer: end it");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private ServerState startOnAnyPort(int preferred) throws IOException, InterruptedException {
        Path binary = RedisBinary.unpack(files.dir());
        for (int i = 0; i < PORTS_TO_TRY; i++) {
            // Somebody may take the port between the look and the start.
            Optional<ServerState> started = start(binary, ServerProcess.freePort(i == 0 ? preferred : 0));
            if (started.isPresent()) {
                return started.get();
            }
        }
        throw new IOException("it did not come up, its last word was: " + files.lastLogLine());
    }

    private Optional<ServerState> start(Path binary, int port) throws IOException, InterruptedException {
        ServerState starting = process.start(binary, port);
        long began = System.nanoTime();
        while (true) {
            Answer answer = process.ask(starting);
            ServerState now = process.writtenPid().map(starting::withPid).orElse(starting);
            if (answer == Answer.READY) {
                now.write(files.state());
                return Optional.of(now);
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            boolean hope = answer == Answer.LOADING || now.alive();
            if (files.portWasTaken() || waited.compareTo(hope ? LOADING_PATIENCE : PATIENCE) > 0) {
                return Optional.empty();
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** A server that died (the system ran out of memory, somebody ended it) is started again where the client looks for it. */
    private void watch() {
        while (!closed) {
            try {
                TimeUnit.MILLISECONDS.sleep(500);
                ServerState current = state;
                if (!current.alive() && process.ask(current) == Answer.NOBODY) {
                    LOG.warn("The embedded Redis is gone; starting it again");
                    start(Path.of(current.binary()), current.port()).ifPresent(started -> state = started);
                }
            } catch (IOException e) {
                LOG.error("Tried to start the embedded Redis again but failed; trying on", e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Stops the server and gives the folder free. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.interrupt();
        try {
            watch.join(TimeUnit.SECONDS.toMillis(5));
            process.stop(state, PATIENCE);
            state.withPid(ServerState.STOPPED).write(files.state());
        } catch (IOException e) {
            LOG.warn("Tried to note that the embedded Redis was stopped but failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            try {
                lock.close();
            } catch (IOException e) {
                LOG.warn("Tried to give the data folder free but failed", e);
            }
        }
    }
}
