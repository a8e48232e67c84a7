package org.amosheets.sheets;

/**
 * Whose a spreadsheet is, as its own developer metadata says.
 *
 * @param installation the id of the installation that keeps it in step
 * @param tab the id of its tab
 * @param run the run counter of the installation's Redis when this was written: every write to the sheet and every change of
 *     what is agreed on has a number of its own; a Redis that has not come as far is older than the spreadsheet
 */
public record Owner(String installation, int tab, long run) {

    /** The metadata's key. */
    static final String KEY = "amo-sheets-sync";

    public String text() {
        return installation + " " + tab + " " + run;
    }

    /** What cannot be read was written by somebody else. */
    public static Owner of(String text) {
        String[] words = text.strip().split(" ");
        try {
            return new Owner(words[0], Integer.parseInt(words[1]), Long.parseLong(words[2]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return new Owner(text, 0, 0);
        }
    }

    Owner at(long otherRun) {
        return new Owner(installation, tab, otherRun);
    }
}
