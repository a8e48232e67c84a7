package org.amosheets.sandbox.amocrm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What leads and contacts have in common. Mutable; guarded by the account's lock. */
abstract class Entity {

    final long id;
    String name = "";
    long responsible = SampleAccount.ADMIN;
    long createdBy;
    long updatedBy;
    long createdAt;
    long updatedAt;
    boolean deleted;
    final Map<Long, List<FieldValue>> fields = new LinkedHashMap<>();
    final Set<String> tags = new LinkedHashSet<>();
    private final Deque<Indexed> index = new ArrayDeque<>();

    Entity(long id) {
        this.id = id;
    }

    final void copyTo(Entity other) {
        other.name = name;
        other.responsible = responsible;
        other.createdBy = createdBy;
        other.updatedBy = updatedBy;
        other.createdAt = createdAt;
        other.updatedAt = updatedAt;
        other.deleted = deleted;
        other.fields.putAll(fields);
        other.tags.addAll(tags);
    }

    /** The search learns of a change only after its lag; until then it answers from what it knew. */
    final void reindex(long nowMillis, long visibleFrom) {
        while (index.size() > 1 && second().visibleFrom() <= nowMillis) {
            index.removeFirst();
        }
        StringBuilder text = new StringBuilder(name);
        fields.values()
                .forEach(values -> values.forEach(value -> text.append('\n').append(value.text())));
        tags.forEach(tag -> text.append('\n').append(tag));
        index.addLast(new Indexed(text.toString().toLowerCase(Locale.ROOT), visibleFrom));
    }

    final void settleIndex() {
        if (!index.isEmpty()) {
            Indexed last = index.getLast();
            index.clear();
            index.add(new Indexed(last.text(), 0));
        }
    }

    final boolean found(String needle, long nowMillis) {
        String visible = "";
        for (Indexed entry : index) {
            if (entry.visibleFrom() <= nowMillis) {
                visible = entry.text();
            }
        }
        return visible.contains(needle);
    }

    private Indexed second() {
        return index.stream().skip(1).findFirst().orElseThrow();
    }

    private record Indexed(String text, long visibleFrom) {}
}
