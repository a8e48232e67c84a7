package org.amosheets.sandbox.sheets;

/** A formula as it was entered, with its leading {@code =}. */
record Formula(String text) {}
