package org.amosheets.engine;

import java.util.HashMap;
import java.util.Map;

/** Names of what leads refer to, as far as they were read. */
final class Lookups {

    /** None read: what they would tell is not known, and left alone. */
    static final Lookups NONE = new Lookups();

    /** Names by id. */
    final Map<Long, String> companies = new HashMap<>();

    /** Names by id. */
    Map<Long, String> users = Map.of();
    /** Names by code, leading zeros cut. */
    Map<String, String> staff = Map.of();
}
