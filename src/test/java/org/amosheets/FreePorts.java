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
    private static final int EACH = 1_600;
    /** The test processes of a build have numbers; what else is started from an editor or by hand has the ranges above. */
    private static final int NUMBERED = 8;

    private static final int OTHERS = 4;
    private static final int START = FIRST + EACH * range();
    /** Two builds at once on one machine begin at different places of a range. */
    private static final AtomicInteger GIVEN =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % EACH));

    private FreePorts() {}

    private static int range() {
        String number = System.getProperty("tests.process");
        return number == null
                ? NUMBERED + (int) (ProcessHandle.current().pid() % OTHERS)
                : Math.floorMod(Integer.parseInt(number), NUMBERED);
    }

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
