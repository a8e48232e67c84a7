package org.amosheets.correctness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which promises and invariants a test shows, by their ids in {@code docs/correctness/ids.md}; and which features and defects
 * of the older tools ({@code F31}, {@code D004-28}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Shows {

    /** {@code G1}, {@code I6}, …; {@code F1}, {@code D000-1}, … are features and defects of the older tools. */
    String[] value();
}
