package org.amosheets.web.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;

/** Finds rows by whom they are about: by a part of a name, an e-mail address or a phone, as both sides last agreed on it. */
final class People {

    private static final int MOST = 20;
    /** Fewer digits are in too many phones. */
    private static final int DIGITS = 4;

    private final Store store;

    People(Store store) {
        this.store = store;
    }

    /** A row and the contact and lead it belongs to. */
    record Person(Link link, String name) {}

    /** Those who are meant; at most 20. */
    List<Person> find(String text) {
        String wanted = fold(text);
        String digits = text.replaceAll("\\D", "");
        boolean phone = digits.length() >= DIGITS && text.chars().noneMatch(Character::isLetter);
        List<Person> found = new ArrayList<>();
        store.links().forEach(link -> {
            if (found.size() < MOST && meant(link.base(), wanted, phone ? digits : "")) {
                found.add(new Person(link, RowNames.name(link.base())));
            }
        });
        return found;
    }

    private static boolean meant(Map<String, String> values, String wanted, String digits) {
        return values.entrySet().stream()
                .filter(value ->
                        value.getKey().startsWith("contact.") || value.getKey().equals("lead.name"))
                .anyMatch(value -> fold(value.getValue()).contains(wanted)
                        || (!digits.isEmpty() && ofPhone(value.getKey()) && sameEnd(value.getValue(), digits)));
    }

    private static boolean ofPhone(String field) {
        return field.startsWith("contact.phone");
    }

    /** However the country is written: with 8, with 7 or not at all. */
    private static boolean sameEnd(String phone, String digits) {
        String national = digits.length() > 10 ? digits.substring(digits.length() - 10) : digits;
        return phone.replaceAll("\\D", "").contains(national);
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('ё', 'е');
    }
}
