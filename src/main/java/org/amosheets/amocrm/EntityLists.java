package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The lists of leads, or of contacts: by id, by change, from the newest on; with amoCRM's filters or without. */
final class EntityLists<T> {

    /** Ids in one request: more would make its address too long for the servers on the way. */
    private static final int IDS = 100;

    /** Up to this many are fetched one by one where filters do not work. */
    private static final int FEW = 10;

    /** What the lists of one kind of entity are called, and how its rows are read. */
    record Kind<T>(
            String singular,
            String plural,
            Function<JsonNode, T> reader,
            ToLongFunction<T> id,
            ToLongFunction<T> updatedAt) {}

    static final Kind<Lead> LEADS = new Kind<>("lead", "leads", EntityReader::lead, Lead::id, Lead::updatedAt);
    static final Kind<Contact> CONTACTS =
            new Kind<>("contact", "contacts", EntityReader::contact, Contact::id, Contact::updatedAt);

    static final Kind<Company> COMPANIES =
            new Kind<>("company", "companies", EntityReader::company, Company::id, Company::updatedAt);

    private final Kind<T> kind;
    private final Remote remote;
    private final ListFilters filters;
    private final Parallel parallel;
    private final Narrowing narrowing;

    EntityLists(Kind<T> kind, Remote remote, ListFilters filters, Parallel parallel, Narrowing narrowing) {
        this.narrowing = narrowing;
        this.kind = kind;
        this.remote = remote;
        this.filters = filters;
        this.parallel = parallel;
    }

    Optional<T> one(long id) {
        JsonNode answer = remote.call("amocrm-" + kind.singular(), Map.of("id", id));
        return answer.path("id").asLong() == id ? Optional.of(kind.reader().apply(answer)) : Optional.empty();
    }

    /** Those that amoCRM returned: one for whose sake it fails is left out, as is one that is not there. */
    List<T> byIds(Collection<Long> ids) {
        List<Long> distinct = List.copyOf(new LinkedHashSet<>(ids));
        if (!filters.ignored()) {
            Map<Long, T> found = new ConcurrentHashMap<>();
            parallel.map(Parallel.chunks(distinct, IDS), chunk -> narrowing.run(chunk, part -> filtered(part, found)));
            if (!filters.ignored()) {
                return inOrder(distinct, found);
            }
        }
        return unfiltered(distinct);
    }

    /**
     * Newest change first; works the same with and without filters, as it stops at the watermark by itself.
     *
     * @param taker takes one page; returns whether to go on
     */
    void updatedSince(long since, Predicate<List<T>> taker) {
        IntFunction<JsonNode> read =
                page -> remote.call("amocrm-" + kind.plural() + "-updated", Map.of("page", page, "since", since));
        walk(1, read, (page, rows) -> {
            List<T> wanted = rows.stream()
                    .filter(row -> kind.updatedAt().applyAsLong(row) >= since)
                    .toList();
            if (wanted.size() < rows.size()) {
                filters.sawViolation();
            }
            boolean more = wanted.isEmpty() || taker.test(wanted);
            return more && (wanted.size() == rows.size() || !descending(rows, kind.updatedAt()));
        });
    }

    /** Those with a higher id, newest first. */
    List<T> newerThan(long id) {
        Map<Long, T> found = new LinkedHashMap<>(); // a lead made meanwhile shows rows of one page again on the next
        walk(1, page -> newest(page, Pages.SIZE), (page, rows) -> {
            rows.stream()
                    .filter(row -> kind.id().applyAsLong(row) > id)
                    .forEach(row -> found.put(kind.id().applyAsLong(row), row));
            return !(descending(rows, kind.id()) && lastOf(rows) <= id);
        });
        return List.copyOf(found.values());
    }

    long newestId() {
        return newest(1, 1)
                .path("_embedded")
                .path(kind.plural())
                .path(0)
                .path("id")
                .asLong();
    }

    void walk(int first, IntFunction<JsonNode> read, Pages.Visitor<T> visitor) {
        Pages.walk(first, read, kind.plural(), kind.reader(), visitor);
    }

    private void filtered(List<Long> ids, Map<Long, T> found) {
        String query = ids.stream().map(id -> "filter%5Bid%5D%5B%5D=" + id).collect(Collectors.joining("&"));
        IntFunction<JsonNode> read =
                page -> remote.call("amocrm-" + kind.plural() + "-by-ids", Map.of("page", page, "ids", query));
        Set<Long> asked = Set.copyOf(ids);
        walk(1, read, (page, rows) -> {
            for (T row : rows) {
                if (!asked.contains(kind.id().applyAsLong(row))) {
                    filters.sawViolation();
                    return false;
                }
                found.put(kind.id().applyAsLong(row), row);
            }
            return !filters.ignored();
        });
    }

    /**
     * Without filters: a few are fetched one by one; more are looked for from the newest on, as what changes is mostly
     * young, and only as far as that is cheaper than to fetch one by one what is still missing.
     */
    private List<T> unfiltered(List<Long> ids) {
        Map<Long, T> found = new ConcurrentHashMap<>();
        Set<Long> missing = new LinkedHashSet<>(ids);
        if (ids.size() > FEW) {
            long lowest = ids.stream().mapToLong(Long::longValue).min().orElse(0);
            boolean[] complete = {true};
            walk(1, page -> newest(page, Pages.SIZE), (page, rows) -> {
                for (T row : rows) {
                    long id = kind.id().applyAsLong(row);
                    if (missing.remove(id)) {
                        found.put(id, row);
                    }
                }
                boolean passed = descending(rows, kind.id()) && lastOf(rows) <= lowest;
                complete[0] = passed || missing.size() > page;
                return !missing.isEmpty() && !passed && complete[0];
            });
            if (complete[0]) {
                missing.clear(); // all were looked at: what is not there is absent from the list
            }
        }
        parallel.map(List.copyOf(missing), id -> one(id).map(row -> found.put(id, row)));
        return inOrder(ids, found);
    }

    private JsonNode newest(int page, int limit) {
        return remote.call("amocrm-" + kind.plural() + "-newest", Map.of("page", page, "limit", limit));
    }

    private long lastOf(List<T> rows) {
        return kind.id().applyAsLong(rows.get(rows.size() - 1));
    }

    private List<T> inOrder(List<Long> ids, Map<Long, T> found) {
        List<T> rows = new ArrayList<>();
        for (Long id : ids) {
            T row = found.get(id);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static <T> boolean descending(List<T> rows, ToLongFunction<T> by) {
        for (int i = 1; i < rows.size(); i++) {
            if (by.applyAsLong(rows.get(i - 1)) < by.applyAsLong(rows.get(i))) {
                return false;
            }
        }
        return true;
    }
}
