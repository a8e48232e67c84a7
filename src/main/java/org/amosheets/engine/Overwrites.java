package org.amosheets.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.amosheets.amocrm.FieldEvent;
import org.amosheets.store.Patched;

/**
 * What amoCRM's events say of what was patched. The event of a patch is the one that ended with the patch's values, nearest
 * to it in time, and of one patch only; the value it began with is what the patch overwrote.
 */
final class Overwrites {

    /** amoCRM's clock may be ahead of ours, or behind; and a patch may be sent again for some time. */
    static final long EARLIER_SECONDS = 10;

    static final long LATER_SECONDS = 120;

    /**
     * A value that a person had set and a patch overwrote.
     *
     * @param lost every value that amoCRM held, canonical; none where the person had emptied the field
     * @param lostAt when it was set, in Unix seconds; when it was overwritten where amoCRM does not tell
     * @param lostBy the id of the user who set it; 0 for a robot, or where amoCRM does not tell
     */
    record Finding(
            Patched.Entry patch, String field, Patched.Value value, List<String> lost, long lostAt, long lostBy) {}

    /**
     * What was found.
     *
     * @param open the patches with the fields whose event is not there yet
     * @param used which events were found to be of patches
     */
    record Outcome(List<Finding> findings, List<Patched.Entry> open, Set<String> used) {}

    /** How the mapping's fields stand in events. */
    interface Fields {

        /** As in {@link FieldEvent#field}; empty where events do not tell of it. */
        String named(boolean contact, String field);

        /** An event's texts as the field's values, canonical. */
        List<String> values(String field, List<String> texts);

        /** Those of canonical values that fill the field: a price of 0 does not. */
        Set<String> filled(String field, Collection<String> values);
    }

    /** An event that may be the one of a patch. */
    private record Own(Patched.Entry patch, String field, FieldEvent event) {
        long secondsApart() {
            return Math.abs(event.at() - patch.at() / 1000);
        }

        /** Per field of the mapping: a change of status tells of the pipeline too. */
        String mark() {
            return event.id() + "/" + field;
        }

        boolean inTime() {
            long after = event.at() - patch.at() / 1000;
            return after >= -EARLIER_SECONDS && after <= LATER_SECONDS;
        }
    }

    private final Fields fields;
    private final Map<String, List<FieldEvent>> bySubject;

    private Overwrites(Collection<FieldEvent> events, Fields fields) {
        this.fields = fields;
        // The order of amoCRM's answer is promised nowhere.
        this.bySubject = events.stream()
                .sorted(Comparator.comparingLong(FieldEvent::at))
                .collect(Collectors.groupingBy(event -> subject(event.entityId(), event.field())));
    }

    /**
     * Decides.
     *
     * @param patches of leads only, or of contacts only
     * @param events of the same kind
     * @param used what the outcomes of earlier calls had as used
     */
    static Outcome of(
            Collection<Patched.Entry> patches, Collection<FieldEvent> events, Fields fields, Set<String> used) {
        return new Overwrites(events, fields).decide(patches, used);
    }

    private Outcome decide(Collection<Patched.Entry> patches, Set<String> usedBefore) {
        Set<String> used = new HashSet<>();
        Map<String, Map<String, Patched.Value>> open = new HashMap<>();
        patches.forEach(patch -> open.put(patch.id(), new HashMap<>(patch.fields())));
        List<Finding> findings = new ArrayList<>();
        for (Own own : candidates(patches)) {
            Map<String, Patched.Value> left = open.getOrDefault(own.patch().id(), Map.of());
            if (left.containsKey(own.field()) && !usedBefore.contains(own.mark()) && used.add(own.mark())) {
                left.remove(own.field());
                finding(own).ifPresent(findings::add);
            }
        }
        List<Patched.Entry> waiting = patches.stream()
                .map(patch -> patch.with(open.getOrDefault(patch.id(), Map.of())))
                .filter(patch -> !patch.fields().isEmpty())
                .toList();
        return new Outcome(List.copyOf(findings), waiting, Set.copyOf(used));
    }

    /** Those nearest in time first: of two patches with the same value each shall get its own event. */
    private List<Own> candidates(Collection<Patched.Entry> patches) {
        List<Own> found = new ArrayList<>();
        for (Patched.Entry patch : patches) {
            patch.fields().forEach((field, value) -> {
                Set<String> written = fields.filled(field, value.written());
                eventsOf(patch, field).stream()
                        .filter(event -> filled(field, event.after()).equals(written))
                        .map(event -> new Own(patch, field, event))
                        .filter(Own::inTime)
                        .forEach(found::add);
            });
        }
        found.sort(Comparator.comparingLong(Own::secondsApart)
                .thenComparing(own -> own.patch().at())
                .thenComparing(Own::mark));
        return found;
    }

    private Optional<Finding> finding(Own own) {
        Patched.Value value = own.patch().fields().get(own.field());
        Set<String> before = filled(own.field(), own.event().before());
        if (value == null
                || before.equals(fields.filled(own.field(), value.read()))
                || before.equals(fields.filled(own.field(), value.written()))) {
            return Optional.empty();
        }
        Optional<FieldEvent> theirs = eventsOf(own.patch(), own.field()).stream()
                .filter(event ->
                        event != own.event() && event.at() <= own.event().at())
                .filter(event -> filled(own.field(), event.after()).equals(before))
                .reduce((earlier, later) -> later);
        return Optional.of(new Finding(
                own.patch(),
                own.field(),
                value,
                fields.values(own.field(), own.event().before()),
                theirs.map(FieldEvent::at).orElse(own.event().at()),
                theirs.map(FieldEvent::by).orElse(0L)));
    }

    private Set<String> filled(String field, List<String> texts) {
        return fields.filled(field, fields.values(field, texts));
    }

    private List<FieldEvent> eventsOf(Patched.Entry patch, String field) {
        String named = fields.named(patch.contact(), field);
        return bySubject.getOrDefault(subject(patch.entityId(), named), List.of());
    }

    private static String subject(long entityId, String field) {
        return entityId + "/" + field;
    }
}
