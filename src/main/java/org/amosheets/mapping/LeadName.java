package org.amosheets.mapping;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a new lead: a template with the row's columns in braces. */
record LeadName(String template) {

    private static final Pattern COLUMN = Pattern.compile("\\{([^{}]*)}");

    /** The template filled, or empty where it has columns and every one of them is blank. */
    String fill(Function<String, String> row) {
        Matcher column = COLUMN.matcher(template);
        StringBuilder name = new StringBuilder();
        boolean anyColumn = false;
        boolean anyText = false;
        while (column.find()) {
            String text = row.apply(Texts.strip(column.group(1)));
            anyColumn = true;
            anyText |= !text.isEmpty();
            column.appendReplacement(name, Matcher.quoteReplacement(text));
        }
        column.appendTail(name);
        return anyColumn && !anyText ? "" : cut(Texts.line(name.toString()));
    }

    /** In UTF-16 units, the strictest way to count: one name that amoCRM calls too long fails its whole batch of creates. */
    private static String cut(String name) {
        if (name.length() <= TextConverter.SHORT) {
            return name;
        }
        int end = TextConverter.SHORT - 1;
        return Texts.strip(name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end)) + "…";
    }
}
