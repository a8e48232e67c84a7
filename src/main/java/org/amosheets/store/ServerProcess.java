package org.amosheets.store;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts, finds and stops the embedded server's process. */
final class ServerProcess {

    static final String HOST = "127.0.0.1";
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");

    private final ServerFiles files;
    private final String password;

    ServerProcess(ServerFiles files, String password) {
        this.files = files;
        this.password = password;
    }

    /** What a server says of itself. */
    enum Answer {
        /** It is ours and works. */
        READY,
        /** It is ours and still reads its file. */
        LOADING,
        /** Somebody is there, but it is not ours, or is too busy to say so. */
        UNCLEAR,
        NOBODY
    }

    Answer ask(ServerState state) {
        try (RawRedis redis = new RawRedis(state.host(), state.port(), password)) {
            if (!redis.command("INFO", "server").contains("config_file:" + files.config())) {
                // A copy of the data folder has the same password, but not the same server.
                return Answer.UNCLEAR;
            }
            return redis.command("PING").equals("PONG") ? Answer.READY : Answer.LOADING;
        } catch (ConnectException e) {
            return Answer.NOBODY;
        } catch (IOException e) {
            return Answer.UNCLEAR;
        }
    }

    /** Starts one; whether it got its port is known only once it answers. */
    ServerState start(Path binary, int port) throws IOException, InterruptedException {
        files.writeConfig(port, password, !WINDOWS);
        Files.deleteIfExists(files.pid());
        files.setLogAside();
        ServerState state = new ServerState(HOST, port, ServerState.STARTING, binary.toString());
        state.write(files.state());

        Path output = files.dir().resolve("start.log");
        Process process = new ProcessBuilder(binary.toString(), files.config().toString())
                .directory(files.dir().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        if (WINDOWS) {
            return state.withPid(process.pid());
        }
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("it said: " + Files.readString(output).strip());
        }
        return state;
    }

    /** The process id that the server itself wrote down, which it does once it has its port. */
    Optional<Long> writtenPid() {
        try {
            String text =
                    Files.readString(files.pid(), StandardCharsets.US_ASCII).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Ends the server with everything on disk. */
    void stop(ServerState state, Duration patience) throws InterruptedException {
        try (RawRedis redis = new RawRedis(state.host(), state.port(), password)) {
            redis.command("SHUTDOWN");
        } catch (IOException e) {
            // It closes the connection instead of answering; where it did not understand, a signal says the same.
            if (!(ask(state) == Answer.NOBODY)) {
                ProcessHandle.of(state.pid()).ifPresent(ProcessHandle::destroy);
            }
        }
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && (state.alive() || ask(state) != Answer.NOBODY)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    static int freePort(int preferred) throws IOException {
        if (preferred > 0) {
            try (ServerSocket socket = new ServerSocket(preferred, 1, InetAddress.getByName(HOST))) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken meanwhile; any other will do.
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }
}
