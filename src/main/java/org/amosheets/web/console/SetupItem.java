package org.amosheets.web.console;

/**
 * One thing that the sync needs.
 *
 * @param name which, for programs
 * @param state {@code ok}, {@code warn}, {@code fault} or {@code skipped}
 * @param title which, for people
 * @param text one sentence on how it is
 * @param fix what to do about it; empty where nothing is to be done
 */
public record SetupItem(String name, String state, String title, String text, String fix) {}
