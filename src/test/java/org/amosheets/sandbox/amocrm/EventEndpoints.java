package org.amosheets.sandbox.amocrm;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** {@code GET /api/v4/events}. Its filters are part of the API, not of the paid filter package. */
final class EventEndpoints {

    private static final String PATH = "/api/v4/events";
    private static final int MAX = 100;
    private static final int MAX_IDS = 10;

    private final Account account;
    private final Pages pages;

    EventEndpoints(Account account) {
        this.account = account;
        this.pages = new Pages(account.baseUrl);
    }

    void register(Router router) {
        router.on("GET", PATH, call -> account.locked(() -> list(call)));
    }

    private Reply list(Call call) {
        Query query = call.query();
        List<String> entities = query.list("filter[entity]");
        Set<Long> ids = query.numbers("filter[entity_id]");
        Set<Long> authors = query.numbers("filter[created_by]");
        if (ids.size() > MAX_IDS || authors.size() > MAX_IDS || (!ids.isEmpty() && entities.size() != 1)) {
            return Reply.problem(400, "Bad Request", "Invalid filter: 10 ids at most, and of one entity");
        }
        List<String> types = query.list("filter[type]").stream()
                .flatMap(text -> List.of(text.split(",")).stream())
                .toList();
        // Unlike in lists of leads, a bare time means "since" here.
        OptionalLong since = query.number("filter[created_at]");
        OptionalLong from = query.number("filter[created_at][from]");
        OptionalLong to = query.number("filter[created_at][to]");
        List<Event> found = account.events.newestFirst().stream()
                .filter(event -> entities.isEmpty() || entities.contains(event.entityType()))
                .filter(event -> ids.isEmpty() || ids.contains(event.entityId()))
                .filter(event -> authors.isEmpty() || authors.contains(event.createdBy()))
                .filter(event -> types.isEmpty() || types.contains(event.type()) || types.contains(plain(event)))
                .filter(event -> since.isEmpty() || event.createdAt() >= since.getAsLong())
                .filter(event -> from.isEmpty() || event.createdAt() >= from.getAsLong())
                .filter(event -> to.isEmpty() || event.createdAt() <= to.getAsLong())
                .toList();
        return pages.page(call, "events", found, MAX, event -> event.json(account.baseUrl, account.id));
    }

    private static String plain(Event event) {
        return event.type().replaceAll("custom_field_\\d+_value", "custom_field_value");
    }
}
