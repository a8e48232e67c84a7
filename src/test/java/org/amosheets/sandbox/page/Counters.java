package org.amosheets.sandbox.page;

/**
 * How hard the two APIs are used.
 *
 * @param amoSecond amoCRM requests within the last second
 * @param amoMost the most of them within any one second
 * @param amoRefused answers 429, ordered ones too
 * @param reads Sheets reads within the last minute
 * @param writes Sheets writes within the last minute
 */
record Counters(int amoSecond, int amoMost, int amoRefused, int reads, int writes, int sheetsRefused) {}
