package org.amosheets.mapping;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The normalised phones and e-mails by which a contact is known again, whatever their spelling.
 *
 * <p>A handle is {@code p:} and an E.164 number, or {@code e:} and a lower-case address.
 */
public final class Handles {

    private final PhoneConverter phones;
    private final EmailConverter emails = new EmailConverter("");

    /** @param phoneRegion the region whose numbers need no country code */
    public Handles(String phoneRegion) {
        this.phones = new PhoneConverter("", phoneRegion);
    }

    public Set<String> of(Collection<String> rawPhones, Collection<String> rawEmails) {
        Set<String> handles = new HashSet<>();
        for (String raw : rawPhones) {
            String phone = phones.canonical(raw);
            if (phone.startsWith("+")) {
                handles.add(phone(phone));
            }
        }
        for (String raw : rawEmails) {
            String email = emails.canonical(raw);
            if (email.contains("@")) {
                handles.add(email(email));
            }
        }
        return handles;
    }

    /** @param canonical a phone in canonical form */
    public static String phone(String canonical) {
        return "p:" + canonical;
    }

    /** @param canonical an e-mail in canonical form */
    public static String email(String canonical) {
        return "e:" + canonical;
    }
}
