package org.amosheets.amocrm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The account's events of changed fields. Their filters are no paid option, unlike those of the other lists. */
final class EventLists {

    /** amoCRM takes no more in one request. */
    private static final int IDS = 10;

    /** Ten entities that changed more often than this at a time are beyond what is looked at. */
    private static final int PAGES_OF_IDS = 3;

    /** Five thousand; after a clean-up of more the older rows say so when they are next looked at. */
    private static final int PAGES_OF_TRASH = 50;

    private final Remote remote;
    private final Parallel parallel;

    EventLists(Remote remote, Parallel parallel) {
        this.remote = remote;
        this.parallel = parallel;
    }

    List<FieldEvent> of(boolean contacts, Collection<Long> ids, long from, long to) {
        List<FieldEvent> found = new ArrayList<>();
        parallel.map(Parallel.chunks(List.copyOf(new LinkedHashSet<>(ids)), IDS), chunk -> {
                    String filter = chunk.stream()
                            .map(id -> "&filter%5Bentity_id%5D%5B%5D=" + id)
                            .collect(Collectors.joining());
                    return pages(contacts, filter, from, to, PAGES_OF_IDS);
                })
                .forEach(found::addAll);
        return List.copyOf(found);
    }

    List<FieldEvent> between(boolean contacts, long from, long to, int pages) {
        return pages(contacts, "", from, to, pages);
    }

    /** The second of the newest event by the lead's id. */
    Map<Long, Long> deletedOrRestored(long from) {
        Map<Long, Long> newest = new HashMap<>();
        Pages.walk(
                1,
                page -> remote.call("amocrm-trash-events", Map.of("page", page, "from", from)),
                "events",
                event -> Map.entry(
                        event.path("entity_id").asLong(),
                        event.path("created_at").asLong()),
                (page, rows) -> {
                    rows.forEach(event -> newest.merge(event.getKey(), event.getValue(), Math::max));
                    return page < PAGES_OF_TRASH;
                });
        return newest;
    }

    private List<FieldEvent> pages(boolean contacts, String ids, long from, long to, int most) {
        String entity = contacts ? "contact" : "lead";
        List<FieldEvent> found = new ArrayList<>();
        Pages.walk(
                1,
                page -> remote.call(
                        "amocrm-events", Map.of("page", page, "entity", entity, "from", from, "to", to, "ids", ids)),
                "events",
                // An event of another kind of entity may carry the same id.
                event -> entity.equals(Json.text(event.path("entity_type")))
                        ? EventReader.fields(event)
                        : List.<FieldEvent>of(),
                (page, rows) -> {
                    rows.forEach(found::addAll);
                    return page < most;
                });
        return found;
    }
}
