package org.amosheets.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is known of the embedded server; kept beside its data, so that the next service finds it.
 *
 * @param pid its process; {@link #STARTING} before it is known, {@link #STOPPED} after it was shut down
 * @param binary what it runs
 */
record ServerState(String host, int port, long pid, String binary) {

    static final long STARTING = 0;
    static final long STOPPED = -1;

    static Optional<ServerState> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(Json.read(Files.readString(file), ServerState.class));
    }

    void write(Path file) throws IOException {
        PrivateFiles.write(file, Json.write(this));
    }

    ServerState withPid(long newPid) {
        return new ServerState(host, port, newPid, binary);
    }

    /** Whether its process lives; a number that another program has since is not taken for it. */
    boolean alive() {
        return pid > 0
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> !zombie(pid))
                        // Where the file was replaced by an upgrade, the system appends a word to its name.
                        .filter(process -> process.info()
                                .command()
                                .map(command -> command.startsWith(binary))
                                .orElse(true))
                        .isPresent();
    }

    /** In a container where nobody collects dead processes, a dead one still has its number. */
    private static boolean zombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
