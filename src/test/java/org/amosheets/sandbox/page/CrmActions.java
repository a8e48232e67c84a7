package org.amosheets.sandbox.page;

import java.util.Map;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.amocrm.Ui;
import org.jspecify.annotations.Nullable;

/** What a person does in amoCRM. */
final class CrmActions {

    private final FakeAmoCrm amo;

    CrmActions(FakeAmoCrm amo) {
        this.amo = amo;
    }

    Map<String, Action> all() {
        Ui ui = amo.ui();
        return Map.of(
                "price", args -> ui.setPrice(args.number("lead"), amount(args)),
                "rename", args -> ui.renameContact(args.number("contact"), args.text("value")),
                "phone", args -> ui.setContactPhone(args.number("contact"), values(args)),
                "email", args -> ui.setContactEmail(args.number("contact"), values(args)),
                "move", args -> ui.moveLead(args.number("lead"), args.number("pipeline"), args.number("status")),
                "create", this::create,
                "delete", args -> ui.deleteLead(args.number("lead")));
    }

    private static long amount(Args args) {
        String digits = args.text("value").replaceAll("[\\s\\u00a0\\u202f]", "");
        if (!digits.matches("\\d{1,12}")) {
            throw new IllegalArgumentException("amoCRM takes whole amounts only");
        }
        return Long.parseLong(digits);
    }

    /** A contact may have several phones; the card shows them with commas between. */
    private static String[] values(Args args) {
        String text = args.text("value").strip();
        return text.isEmpty() ? new String[0] : text.split("\\s*,\\s*");
    }

    private void create(Args args) {
        String name = args.text("name").strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A lead needs a name");
        }
        long contact = amo.ui().createContact(name, orNull(args.text("phone")), null);
        amo.ui().createLead(name, 0, contact);
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
