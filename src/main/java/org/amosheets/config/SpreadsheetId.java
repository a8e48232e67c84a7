package org.amosheets.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A spreadsheet's id, given as it is or inside a link. */
final class SpreadsheetId {

    static final String FIX = "give the spreadsheet's link as the browser shows it, or the id between /d/ and /edit";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern LINK = Pattern.compile("/spreadsheets/(?:u/\\d+/)?d/([A-Za-z0-9_-]+)(?:[/?#].*)?$");

    private SpreadsheetId() {}

    static String parse(String text) throws InvalidValue {
        if (ID.matcher(text).matches()) {
            return text;
        }
        Matcher link = LINK.matcher(text);
        if (!link.find()) {
            throw new InvalidValue(
                    "is neither a spreadsheet's id nor a link to one (a tab's name does not belong here)", FIX);
        }
        if (link.group(1).equals("e")) {
            throw new InvalidValue("is the link of a page published to the web, which nobody can write to", FIX);
        }
        return link.group(1);
    }
}
