package org.amosheets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that are started later. They lie below those that the system lends to connections and to servers
 * that name none, and each test process has a range of its own, so that nobody takes one in between.
 */
public final class FreePorts {

    private static final int FIRST = 12_000;
    private static final int EACH = 2_000;
    private static final int PROCESSES = 10;
    private static final long PROCESS =
            Long.getLong("tests.process", ProcessHandle.current().pid());
    private static final int START = FIRST + EACH * (int) (PROCESS % PROCESSES);
    private static final AtomicInteger GIVEN = new AtomicInteger();

    private FreePorts() {}

    /** One that nobody listens on, given to nobody else by this process. */
    public static int next() {
        for (int tried = 0; tried < EACH; tried++) {
            int port = START + GIVEN.getAndIncrement() % EACH;
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                // Somebody listens there, such as another run of the tests on this machine.
                continue;
            }
        }
        throw new IllegalStateException("No port is free from " + START + " to " + (START + EACH - 1));
    }
}
