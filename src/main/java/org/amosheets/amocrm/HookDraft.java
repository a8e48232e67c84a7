package org.amosheets.amocrm;

import org.jspecify.annotations.Nullable;

/** An event of which some fields are there. */
final class HookDraft {

    private static final int LONGEST_ID = 18;

    private final Hook.Entity entity;
    private final String action;
    private String id = "";
    private String type = "";
    private String updatedAt = "";

    HookDraft(Hook.Entity entity, String action) {
        this.entity = entity;
        this.action = action;
    }

    void take(String field, String value) {
        switch (field) {
            case "id" -> id = value;
            case "type" -> type = value;
            case "updated_at", "last_modified" -> updatedAt = value;
            default -> {} // values are never taken from a webhook
        }
    }

    /** Companies come as contacts with a type of their own; they are no rows. */
    @Nullable
    Hook hook() {
        boolean company = entity == Hook.Entity.CONTACT && type.equals("company");
        if (company || id.isEmpty()) {
            return null;
        }
        String of = entity == Hook.Entity.LEAD ? "lead" : "contact";
        // Without a time of its own it is not known when: only told for display, so no reason to refuse it.
        return new Hook(entity, action, number(id, of), isNumber(updatedAt) ? Long.parseLong(updatedAt) : 0);
    }

    /**
     * The id that the text is.
     *
     * @throws BadWebhook where it is none
     */
    static long number(String text, String of) {
        if (!isNumber(text)) {
            throw new BadWebhook("The id of a " + of + " is not a number.");
        }
        return Long.parseLong(text);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_ID;
    }
}
