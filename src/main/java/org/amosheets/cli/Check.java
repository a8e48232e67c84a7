package org.amosheets.cli;

/**
 * What one look of the doctor found.
 *
 * @param name which look, for programs
 * @param title which look, for people
 * @param text one sentence
 * @param fix what to do about it; empty where nothing is to be done
 */
record Check(String name, State state, String title, String text, String fix) {

    enum State {
        OK,
        WARN,
        FAULT,
        /** Something before it has to be mended first. */
        SKIPPED
    }
}
