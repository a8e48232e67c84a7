package org.amosheets.simulation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.amosheets.sandbox.amocrm.ContactView;
import org.amosheets.sandbox.amocrm.InProcessAmoCrm;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.sheets.Tab;

/** What both sides show, in a spelling of the simulation's own; shares nothing with the product's mapping. */
final class Values {

    static final List<String> COLUMNS = List.of("name", "phone", "email", "budget", "Регион");

    private Values() {}

    /** A value of a column in one spelling; empty for none. */
    static String plain(String column, String text) {
        String stripped = text.strip();
        return switch (column) {
            case "phone" -> {
                String digits = stripped.replaceAll("\\D", "");
                yield digits.length() > 10 ? digits.substring(digits.length() - 10) : digits;
            }
            case "budget" -> {
                String digits = stripped.replaceAll("\\D", "");
                yield digits.equals("0") ? "" : digits;
            }
            case "email" -> stripped.toLowerCase(Locale.ROOT);
            default -> stripped;
        };
    }

    /** How often each value stands in the sheet; keys are column, colon, value. */
    static Map<String, Integer> of(Tab tab) {
        Map<String, Integer> found = new TreeMap<>();
        for (Map<String, String> row : tab.rows()) {
            COLUMNS.forEach(column -> add(found, column, row.getOrDefault(column, "")));
        }
        return found;
    }

    /** How often each value stands in leads that are not deleted, and in contacts. */
    static Map<String, Integer> of(InProcessAmoCrm crm) {
        Map<String, Integer> found = new TreeMap<>();
        for (LeadView lead : crm.state().leads()) {
            add(found, "budget", Long.toString(lead.price()));
            add(found, "Регион", lead.field("Регион"));
        }
        for (ContactView contact : crm.state().contacts()) {
            add(found, "name", contact.name());
            contact.phones().forEach(phone -> add(found, "phone", phone));
            contact.emails().forEach(email -> add(found, "email", email));
        }
        return found;
    }

    private static void add(Map<String, Integer> found, String column, String text) {
        String plain = plain(column, text);
        if (!plain.isEmpty()) {
            found.merge(column + ":" + plain, 1, Integer::sum);
        }
    }
}
