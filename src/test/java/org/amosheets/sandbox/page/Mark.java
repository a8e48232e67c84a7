package org.amosheets.sandbox.page;

/**
 * Who changed a thing last.
 *
 * @param seq grows with everything that happens, so that a browser knows which marks are new to it
 */
record Mark(long seq, By by, long at) {}
