/** Turns the environment and the {@code .env} file into checked, immutable settings, and wires the service from them. */
@NullMarked
package org.amosheets.config;

import org.jspecify.annotations.NullMarked;
