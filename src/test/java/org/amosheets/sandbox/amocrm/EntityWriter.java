package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What writes of leads and of contacts have in common: names, users, fields, tags. */
abstract class EntityWriter {

    private static final int NAME_LIMIT = 255;
    private static final Set<String> COMMON = Set.of(
            "id",
            "name",
            "responsible_user_id",
            "created_by",
            "updated_by",
            "created_at",
            "updated_at",
            "custom_fields_values",
            "tags_to_add",
            "tags_to_delete",
            "request_id",
            "_embedded");

    final Account account;
    final FieldReader fields;

    EntityWriter(Account account, FieldCatalog catalog) {
        this.account = account;
        this.fields = new FieldReader(catalog, account.zone);
    }

    final void checkCommon(JsonNode item, Set<String> ownKeys, String prefix, Problems problems) {
        for (Iterator<String> keys = item.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!COMMON.contains(key) && !ownKeys.contains(key)) {
                problems.notExpected(prefix + key);
            }
        }
        checkText(item, "name", prefix, problems);
        for (String key : List.of("responsible_user_id", "created_by", "updated_by")) {
            JsonNode user = item.path(key);
            if (user.isMissingNode()) {
                continue;
            }
            boolean robot = !key.equals("responsible_user_id") && user.asLong(-1) == 0;
            if (!user.isIntegralNumber()) {
                problems.invalidType(prefix + key, "int");
            } else if (!robot && !account.writableUser(user.asLong())) {
                problems.notSupported(prefix + key);
            }
        }
        for (String key : List.of("created_at", "updated_at")) {
            checkInt(item, key, prefix, problems);
        }
        fields.read(item.path("custom_fields_values"), prefix + "custom_fields_values", problems);
    }

    static void checkText(JsonNode item, String key, String prefix, Problems problems) {
        JsonNode text = item.path(key);
        if (text.isMissingNode()) {
            return;
        }
        if (!text.isTextual()) {
            problems.invalidType(prefix + key, "string");
        } else if (text.asText().length() > NAME_LIMIT) {
            problems.tooLong(prefix + key);
        }
    }

    static void checkInt(JsonNode item, String key, String prefix, Problems problems) {
        JsonNode number = item.path(key);
        if (!number.isMissingNode() && !number.isIntegralNumber()) {
            problems.invalidType(prefix + key, "int");
        }
    }

    /** Applies what {@link #checkCommon} found to be right. {@code updated_at} is never taken from a client. */
    final void applyCommon(JsonNode item, Entity entity, boolean fresh) {
        entity.name = item.path("name").asText(entity.name);
        entity.responsible = item.path("responsible_user_id").asLong(entity.responsible);
        if (fresh) {
            entity.createdAt = item.path("created_at").asLong(0);
        }
        fields.read(item.path("custom_fields_values"), "", new Problems(""))
                .forEach((id, values) -> set(entity, id, values));
        tags(item, entity);
    }

    static void set(Entity entity, long fieldId, List<FieldValue> values) {
        if (values.isEmpty()) {
            entity.fields.remove(fieldId);
        } else {
            entity.fields.put(fieldId, List.copyOf(values));
        }
    }

    final long actor(JsonNode item, boolean fresh) {
        return item.path(fresh ? "created_by" : "updated_by").asLong(account.settings.apiActor);
    }

    private void tags(JsonNode item, Entity entity) {
        JsonNode all = item.path("_embedded").path("tags");
        if (!all.isMissingNode()) {
            entity.tags.clear();
            all.forEach(tag -> tagName(tag).ifPresent(entity.tags::add));
        }
        item.path("tags_to_add").forEach(tag -> tagName(tag).ifPresent(entity.tags::add));
        item.path("tags_to_delete").forEach(tag -> tagName(tag).ifPresent(entity.tags::remove));
        entity.tags.forEach(account::tagId);
    }

    private Optional<String> tagName(JsonNode tag) {
        return tag.hasNonNull("name")
                ? Optional.of(tag.get("name").asText())
                : account.tagName(tag.path("id").asLong());
    }
}
