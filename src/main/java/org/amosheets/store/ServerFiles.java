package org.amosheets.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** The embedded server's own folder. */
record ServerFiles(Path dir) {

    static ServerFiles below(Path dataDir) throws IOException {
        PrivateFiles.directory(dataDir);
        Path dir = dataDir.resolve("redis");
        PrivateFiles.directory(dir);
        // The real path, because the server tells its own and the two are compared.
        return new ServerFiles(dir.toRealPath());
    }

    Path state() {
        return dir.resolve("state.json");
    }

    Path config() {
        return dir.resolve("redis.conf");
    }

    Path pid() {
        return dir.resolve("redis.pid");
    }

    Path log() {
        return dir.resolve("redis.log");
    }

    Path password() {
        return dir.resolve("password");
    }

    /** Made at the first start. */
    String readPassword() throws IOException {
        if (!Files.exists(password())) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            PrivateFiles.write(password(), HexFormat.of().formatHex(random));
        }
        return Files.readString(password()).strip();
    }

    /** One log per start, and the one before: why a server died stands in it. */
    void setLogAside() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), dir.resolve("redis.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    String lastLogLine() {
        try {
            List<String> lines = Files.readAllLines(log());
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "";
        }
    }

    /** The last thing a server says that lost the race for its port. */
    boolean portWasTaken() {
        return lastLogLine().contains("Failed listening on port");
    }

    void writeConfig(int port, String password, boolean daemon) throws IOException {
        PrivateFiles.write(config(), """
                # Written at each start; changes are lost.
                bind 127.0.0.1
                port %d
                protected-mode yes
                requirepass %s
                dir %s
                # A session of its own: neither Ctrl-C nor kill -9 of the service reaches the server.
                daemonize %s
                pidfile %s
                logfile %s
                tcp-keepalive 60
                appendonly yes
                # A webhook that was answered with 2xx must survive kill -9 and power loss, so each write is on disk
                # before it is answered. Everysec would give up to a second of them away.
                appendfsync always
                no-appendfsync-on-rewrite no
                # What a power loss left half written at the file's end was never acknowledged.
                aof-load-truncated yes
                aof-use-rdb-preamble yes
                # The append-only file is all there is to keep.
                save ""
                # Nothing here may be forgotten to make room.
                maxmemory 0
                maxmemory-policy noeviction
                """.formatted(
                        port, password, quoted(dir), daemon ? "yes" : "no", quoted(pid()), quoted(log())));
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
