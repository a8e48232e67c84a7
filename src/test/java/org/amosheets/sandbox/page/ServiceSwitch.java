package org.amosheets.sandbox.page;

/** Stops the service and starts it again while both fakes go on. */
public interface ServiceSwitch {

    boolean running();

    void stop();

    void start();
}
