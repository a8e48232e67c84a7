package org.amosheets.amocrm;

import java.util.List;

/**
 * A webhook that is registered in amoCRM.
 *
 * @param destination the address that is called; it may carry a secret
 * @param events which events are announced there
 * @param disabled whether amoCRM has switched it off because the address did not answer well
 */
public record Subscription(String destination, List<String> events, boolean disabled) {

    public Subscription {
        events = List.copyOf(events);
    }
}
