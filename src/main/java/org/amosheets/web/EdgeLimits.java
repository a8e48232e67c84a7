package org.amosheets.web;

import java.time.Duration;

/**
 * What a stranger may cost.
 *
 * @param maxBodyBytes the largest body that is read
 * @param wrongSecrets so many wrong secrets may come from one address within the window
 * @param window how long wrong secrets are counted, and how long the limit then holds
 */
public record EdgeLimits(int maxBodyBytes, int wrongSecrets, Duration window) {

    public static final EdgeLimits DEFAULT = new EdgeLimits(1 << 20, 20, Duration.ofMinutes(1));
}
