package org.amosheets.sandbox.amocrm;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What list requests of leads and contacts have in common: filters, search and order. */
final class ListQuery {

    private static final List<String> RANGES = List.of("created_at", "updated_at", "closed_at", "price");

    private final Query query;
    private final Account account;

    ListQuery(Query query, Account account) {
        this.query = query;
        this.account = account;
    }

    List<LeadEntity> leads(Stream<LeadEntity> all) {
        Stream<LeadEntity> found = all.filter(search());
        if (account.settings.filters) {
            found = found.filter(common()).filter(byStage()).filter(this::inRanges);
        }
        return found.sorted(order()).toList();
    }

    List<ContactEntity> contacts(Stream<ContactEntity> all) {
        Stream<ContactEntity> found = all.filter(search());
        if (account.settings.filters) {
            found = found.filter(common()).filter(this::inRanges);
        }
        return found.sorted(order()).toList();
    }

    private Predicate<Entity> search() {
        long now = account.clock.millis();
        return query.first("query")
                .filter(text -> !text.isBlank())
                .map(text -> text.trim().toLowerCase(Locale.ROOT))
                .<Predicate<Entity>>map(needle -> entity -> entity.found(needle, now))
                .orElse(entity -> true);
    }

    private Predicate<Entity> common() {
        Set<Long> ids = query.numbers("filter[id]");
        boolean byId = query.has("filter[id]");
        List<String> names = query.list("filter[name]");
        Set<Long> responsible = query.numbers("filter[responsible_user_id]");
        Set<Long> authors = query.numbers("filter[created_by]");
        Set<Long> editors = query.numbers("filter[updated_by]");
        return entity -> (!byId || ids.contains(entity.id))
                && (names.isEmpty() || names.contains(entity.name))
                && (responsible.isEmpty() || responsible.contains(entity.responsible))
                && (authors.isEmpty() || authors.contains(entity.createdBy))
                && (editors.isEmpty() || editors.contains(entity.updatedBy))
                && byFields(entity);
    }

    private boolean byFields(Entity entity) {
        return query.parameters().stream()
                .filter(parameter -> parameter.key().matches("filter\\[custom_fields_values]\\[\\d+]\\[\\d*]"))
                .allMatch(parameter -> {
                    String id = parameter.key().replaceAll("^filter\\[custom_fields_values]\\[(\\d+)].*", "$1");
                    return entity.fields.getOrDefault(Long.parseLong(id), List.of()).stream()
                            .anyMatch(value -> value.text().equals(parameter.value())
                                    || String.valueOf(value.enumId()).equals(parameter.value()));
                });
    }

    private Predicate<LeadEntity> byStage() {
        Set<Long> pipelines = query.numbers("filter[pipeline_id]");
        List<Query.Parameter> pairs = query.parameters().stream()
                .filter(parameter -> parameter.key().matches("filter\\[statuses]\\[\\d+]\\[status_id]"))
                .toList();
        return lead -> (pipelines.isEmpty() || pipelines.contains(lead.pipeline))
                && (pairs.isEmpty() || pairs.stream().anyMatch(pair -> isAt(lead, pair)));
    }

    private boolean isAt(LeadEntity lead, Query.Parameter statusKey) {
        OptionalLong status = Query.asNumber(statusKey.value());
        OptionalLong pipeline = query.number(statusKey.key().replace("[status_id]", "[pipeline_id]"));
        return status.isPresent()
                && lead.status == status.getAsLong()
                && (pipeline.isEmpty() || lead.pipeline == pipeline.getAsLong());
    }

    private boolean inRanges(Entity entity) {
        for (String range : RANGES) {
            String key = "filter[" + range + "]";
            if (!query.has(key)) {
                continue;
            }
            OptionalLong value = value(entity, range);
            OptionalLong equal = query.number(key);
            OptionalLong from = query.number(key + "[from]");
            OptionalLong to = query.number(key + "[to]");
            // A bare value means equality, not "since": clients fall into this.
            boolean fits = value.isPresent()
                    && (equal.isEmpty() || value.getAsLong() == equal.getAsLong())
                    && (from.isEmpty() || value.getAsLong() >= from.getAsLong())
                    && (to.isEmpty() || value.getAsLong() <= to.getAsLong());
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static OptionalLong value(Entity entity, String range) {
        return switch (range) {
            case "created_at" -> OptionalLong.of(entity.createdAt);
            case "updated_at" -> OptionalLong.of(entity.updatedAt);
            case "price" -> entity instanceof LeadEntity lead ? OptionalLong.of(lead.price) : OptionalLong.empty();
            default ->
                entity instanceof LeadEntity lead && lead.closedAt != null
                        ? OptionalLong.of(lead.closedAt)
                        : OptionalLong.empty();
        };
    }

    private Comparator<Entity> order() {
        Comparator<Entity> byId = Comparator.comparingLong(entity -> entity.id);
        for (String key : List.of("updated_at", "created_at", "id")) {
            String direction = query.first("order[" + key + "]").orElse("");
            if (direction.isEmpty()) {
                continue;
            }
            Comparator<Entity> order = switch (key) {
                case "updated_at" ->
                    Comparator.<Entity>comparingLong(entity -> entity.updatedAt).thenComparing(byId);
                case "created_at" ->
                    Comparator.<Entity>comparingLong(entity -> entity.createdAt).thenComparing(byId);
                default -> byId;
            };
            return direction.equals("desc") ? order.reversed() : order;
        }
        return byId;
    }
}
