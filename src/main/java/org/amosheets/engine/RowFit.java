package org.amosheets.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.engine.OlderLink.Verdict;
import org.amosheets.mapping.Handles;
import org.amosheets.mapping.MappedTab;
import org.amosheets.sync.SheetValue;

/**
 * Whether a row and a lead belong together, by what both show: the same e-mail or phone; where one side has none, the same
 * name; where there is no contact either, the name that the older tool gave a lead of this row, with the same amount.
 */
final class RowFit {

    private static final String NAMED_BY_ROW = "Сделка из строки ";

    private final Handles handles;

    /** @param handles know phones and e-mails again in any spelling */
    RowFit(Handles handles) {
        this.handles = handles;
    }

    /**
     * Compares.
     *
     * @param values the row's mapped cells by field
     * @param row the row's number as the older tool had it
     * @param contacts those of the lead
     * @return {@link Verdict#would}, {@link Verdict#otherPerson} or {@link Verdict#nothingCommon}
     */
    Verdict of(Map<String, SheetValue> values, int row, Lead lead, Collection<Contact> contacts) {
        Set<String> own = own(values);
        Set<String> theirs = new HashSet<>();
        contacts.forEach(contact -> theirs.addAll(handles.of(contact.phones(), contact.emails())));
        if (own.stream().anyMatch(theirs::contains)) {
            return Verdict.would;
        }
        if (differ(own, theirs, "e:") || differ(own, theirs, "p:")) {
            return Verdict.otherPerson;
        }
        String name = fold(text(values, "contact.name"));
        List<String> names = contacts.stream()
                .map(contact -> fold(contact.name()))
                .filter(Predicate.not(String::isEmpty))
                .toList();
        if (!name.isEmpty() && !names.isEmpty()) {
            return names.contains(name) ? Verdict.would : Verdict.otherPerson;
        }
        boolean namedByRow = lead.name().strip().equals(NAMED_BY_ROW + row)
                && text(values, "lead.price").equals(Long.toString(lead.price()));
        boolean namedByPerson = !name.isEmpty() && fold(lead.name()).equals(name);
        return namedByRow || namedByPerson ? Verdict.would : Verdict.nothingCommon;
    }

    private static Set<String> own(Map<String, SheetValue> values) {
        Set<String> own = new HashSet<>();
        String email = text(values, "contact.email");
        if (!email.isEmpty()) {
            own.add(Handles.email(email));
        }
        Stream.of("contact.phone", "contact.phones")
                .flatMap(field -> MappedTab.phones(text(values, field)).stream())
                .forEach(phone -> own.add(Handles.phone(phone)));
        return own;
    }

    /** Whether both have such a handle, given that they have none in common. */
    private static boolean differ(Set<String> own, Set<String> theirs, String kind) {
        return own.stream().anyMatch(handle -> handle.startsWith(kind))
                && theirs.stream().anyMatch(handle -> handle.startsWith(kind));
    }

    private static String text(Map<String, SheetValue> values, String field) {
        SheetValue value = values.get(field);
        return value == null || value.problem() != null ? "" : value.canonical();
    }

    private static String fold(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
