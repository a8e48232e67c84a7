package org.amosheets.config;

import java.util.List;

/**
 * Settings that passed every check, and what the operator should know about them.
 *
 * @param settings ready to use
 * @param notices one line each, for the log: aliases used, names ignored, values that look odd; never a secret
 */
public record Loaded(Settings settings, List<String> notices) {

    public Loaded {
        notices = List.copyOf(notices);
    }
}
