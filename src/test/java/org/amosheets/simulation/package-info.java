/**
 * The deterministic simulation of the service's core: one thread, one seed, the real engine over a real Redis, both far
 * sides and the people at them in this process, a clock that is told what time it is, and an oracle that knows nothing of
 * how the engine decides. See {@code docs/explanation/simulation.md}.
 */
@org.jspecify.annotations.NullMarked
package org.amosheets.simulation;
