package org.amosheets.amocrm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers an event's fields, which arrive one by one and in any order, and makes events of them. */
final class HookCollector {

    private static final Map<String, Hook.Entity> ENTITIES =
            Map.of("leads", Hook.Entity.LEAD, "contacts", Hook.Entity.CONTACT);
    private static final Set<String> ACTIONS = Set.of("add", "update", "status", "responsible", "delete", "restore");
    private static final int LONGEST_ID = 18;

    /** An event's field has so many parts: {@code leads[update][0][id]}. */
    static final int DEPTH = 4;

    private final Map<Event, Draft> drafts = new LinkedHashMap<>();
    private long accountId;
    private String subdomain = "";
    private boolean bracketed;

    /** Whether a field of this name can matter, so that its value is worth decoding. */
    static boolean concerns(String name) {
        return name.startsWith("leads[") || name.startsWith("contacts[") || name.startsWith("account[");
    }

    void sawName(String name) {
        bracketed |= name.indexOf('[') > 0;
    }

    boolean sawNothing() {
        return !bracketed;
    }

    void take(String name, String value) {
        sawName(name);
        field(path(name), value);
    }

    /** @param path the parts of a name, at least two */
    void take(List<String> path, String value) {
        bracketed = true;
        field(path, value);
    }

    private void field(List<String> path, String value) {
        if (path.size() == 2 && path.get(0).equals("account")) {
            account(path.get(1), value);
        } else if (path.size() == DEPTH && ENTITIES.containsKey(path.get(0)) && ACTIONS.contains(path.get(1))) {
            drafts.computeIfAbsent(new Event(path.get(0), path.get(1), path.get(2)), Draft::new)
                    .take(path.get(DEPTH - 1), value);
        }
    }

    /** The parts of a name that others stand below. */
    static List<String> start(String name) {
        return name.indexOf('[') < 0 ? List.of(name) : path(name);
    }

    Webhook webhook() {
        Map<String, Map<Long, Hook>> told = new LinkedHashMap<>();
        List<Hook> hooks = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            Hook hook = draft.hook();
            if (hook != null) {
                told.computeIfAbsent(hook.entity() + hook.action(), unused -> new LinkedHashMap<>())
                        .merge(hook.id(), hook, HookCollector::later);
            }
        }
        told.values().forEach(ofOneKind -> hooks.addAll(ofOneKind.values()));
        return new Webhook(List.copyOf(hooks), accountId, subdomain);
    }

    private static Hook later(Hook one, Hook other) {
        return one.updatedAt() >= other.updatedAt() ? one : other;
    }

    private void account(String field, String value) {
        if (field.equals("id")) {
            accountId = number(value, "account");
        } else if (field.equals("subdomain")) {
            subdomain = value;
        }
    }

    /** The parts of {@code a[b][c]}; empty where the name has another form or more parts than any of ours. */
    private static List<String> path(String name) {
        List<String> parts = new ArrayList<>(DEPTH);
        int open = name.indexOf('[');
        if (open <= 0) {
            return List.of();
        }
        parts.add(name.substring(0, open));
        while (open < name.length()) {
            int close = name.indexOf(']', open);
            if (close < 0 || name.charAt(open) != '[' || parts.size() == DEPTH) {
                return List.of();
            }
            parts.add(name.substring(open + 1, close));
            open = close + 1;
        }
        return parts;
    }

    private static long number(String text, String of) {
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

    /** Where an event's fields stand: {@code leads[update][0]}. Not a record, whose hash is slow to make. */
    private static final class Event {
        private final String entity;
        private final String action;
        private final String index;

        Event(String entity, String action, String index) {
            this.entity = entity;
            this.action = action;
            this.index = index;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * entity.hashCode() + action.hashCode()) + index.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Event event
                    && index.equals(event.index)
                    && action.equals(event.action)
                    && entity.equals(event.entity);
        }
    }

    /** An event of which some fields are there. */
    private static final class Draft {
        private final Hook.Entity entity;
        private final String action;
        private String id = "";
        private String type = "";
        private String updatedAt = "";

        Draft(Event event) {
            this.entity = ENTITIES.getOrDefault(event.entity, Hook.Entity.LEAD);
            this.action = event.action;
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
    }
}
