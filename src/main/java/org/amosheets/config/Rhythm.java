package org.amosheets.config;

import java.time.Duration;

/**
 * How often the watch over {@code routes/} does something.
 *
 * @param look between two looks at the folder
 * @param judgedAgain after how long a file that was not let through is judged again, though nobody changed it
 */
record Rhythm(Duration look, Duration judgedAgain) {

    static final Rhythm USUAL = new Rhythm(Duration.ofSeconds(1), Duration.ofSeconds(30));
}
