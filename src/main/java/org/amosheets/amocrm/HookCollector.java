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

    /** An event's field has so many parts: {@code leads[update][0][id]}. */
    static final int DEPTH = 4;

    private final Map<Event, HookDraft> drafts = new LinkedHashMap<>();
    private final Map<Hook.Entity, Map<String, Map<Long, Hook>>> hooks = new LinkedHashMap<>();
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

    /** An event whose fields stand together and are read at once; null where nobody asks for it. */
    @Nullable
    HookDraft draft(String entity, String action) {
        bracketed = true;
        Hook.Entity of = ENTITIES.get(entity);
        return of != null && ACTIONS.contains(action) ? new HookDraft(of, action) : null;
    }

    void add(HookDraft draft) {
        Hook hook = draft.hook();
        if (hook != null) {
            hooks.computeIfAbsent(hook.entity(), unused -> new LinkedHashMap<>())
                    .computeIfAbsent(hook.action(), unused -> new LinkedHashMap<>())
                    .merge(hook.id(), hook, HookCollector::later);
        }
    }

    private void field(List<String> path, String value) {
        if (path.size() == 2 && path.get(0).equals("account")) {
            account(path.get(1), value);
        } else if (path.size() == DEPTH) {
            Hook.Entity entity = ENTITIES.get(path.get(0));
            String action = path.get(1);
            if (entity != null && ACTIONS.contains(action)) {
                drafts.computeIfAbsent(new Event(entity, action, path.get(2)), event -> new HookDraft(entity, action))
                        .take(path.get(DEPTH - 1), value);
            }
        }
    }

    /** The parts of a name that others stand below. */
    static List<String> start(String name) {
        return name.indexOf('[') < 0 ? List.of(name) : path(name);
    }

    Webhook webhook() {
        drafts.values().forEach(this::add);
        drafts.clear();
        List<Hook> all = new ArrayList<>();
        hooks.values().forEach(byAction -> byAction.values().forEach(byId -> all.addAll(byId.values())));
        return new Webhook(List.copyOf(all), accountId, subdomain);
    }

    private static Hook later(Hook one, Hook other) {
        return one.updatedAt() >= other.updatedAt() ? one : other;
    }

    private void account(String field, String value) {
        if (field.equals("id")) {
            accountId = HookDraft.number(value, "account");
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

    /** Where an event's fields stand: {@code leads[update][0]}. */
    private record Event(Hook.Entity entity, String action, String index) {}
}
