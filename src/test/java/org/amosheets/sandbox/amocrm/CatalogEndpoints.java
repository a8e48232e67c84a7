package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The account itself, its pipelines, users and custom fields. */
final class CatalogEndpoints {

    private static final String API = "/api/v4";
    private static final Set<String> TYPES = Set.of(
            "text",
            "textarea",
            "numeric",
            "monetary",
            "checkbox",
            "select",
            "multiselect",
            "radiobutton",
            "date",
            "date_time",
            "birthday",
            "url",
            "streetaddress",
            "multitext",
            "tracking_data");

    private final Account account;
    private final Pages pages;

    CatalogEndpoints(Account account) {
        this.account = account;
        this.pages = new Pages(account.baseUrl);
    }

    void register(Router router) {
        router.on("GET", API + "/account", call -> account.locked(() -> account(call)));
        router.on("GET", API + "/leads/pipelines", call -> account.locked(this::pipelines));
        router.on("GET", API + "/leads/pipelines/{id}", call -> account.locked(() -> pipeline(call)));
        router.on("GET", API + "/users", call -> account.locked(() -> account.forAdministrator(() -> users(call))));
        for (String entity : List.of("leads", "contacts")) {
            FieldCatalog catalog = entity.equals("leads") ? account.leadFields : account.contactFields;
            String path = API + "/" + entity + "/custom_fields";
            router.on("GET", path, call -> account.locked(() -> fields(call, catalog)));
            router.on("POST", path, call -> account.locked(() -> addFields(call, entity, catalog)));
            router.on("GET", path + "/{id}", call -> account.locked(() -> field(call, catalog)));
        }
    }

    private Reply account(Call call) {
        ObjectNode json = Json.object();
        json.put("id", account.id).put("name", account.subdomain).put("subdomain", account.subdomain);
        json.put("current_user_id", SampleAccount.ADMIN).put("country", "RU").put("currency", "RUB");
        json.put("customers_mode", "segments").put("is_unsorted_on", true);
        json.put("is_loss_reason_enabled", true).put("is_helpbot_enabled", false);
        json.put("is_technical_account", false).put("contact_name_display_order", 1);
        if (call.query().with("is_api_filter_enabled")) {
            json.put("is_api_filter_enabled", account.settings.filters);
        }
        json.set("_links", Json.link(account.baseUrl + API + "/account"));
        if (call.query().with("datetime_settings")) {
            json.putObject("_embedded")
                    .putObject("datetime_settings")
                    .put("date_pattern", "d.m.Y H:i")
                    .put("timezone", account.zone.getId())
                    .put("timezone_offset", "+03:00");
        }
        return Reply.ok(json, 1);
    }

    private Reply pipelines() {
        ObjectNode json = Json.object().put("_total_items", account.pipelines.size());
        json.set("_links", Json.link(account.baseUrl + API + "/leads/pipelines"));
        ArrayNode list = json.putObject("_embedded").putArray("pipelines");
        account.pipelines.forEach(pipeline -> list.add(json(pipeline)));
        return Reply.ok(json, account.pipelines.size());
    }

    private Reply pipeline(Call call) {
        Pipeline pipeline = account.pipeline(call.id());
        return pipeline == null ? Reply.nothing() : Reply.ok(json(pipeline), 1);
    }

    private JsonNode json(Pipeline pipeline) {
        return pipeline.json(account.baseUrl + API + "/leads/pipelines/" + pipeline.id(), account.id);
    }

    private Reply users(Call call) {
        return pages.countedPage(
                call,
                "users",
                account.users,
                LeadEndpoints.MAX,
                user -> user.json(account.baseUrl + API + "/users/" + user.id()));
    }

    private Reply fields(Call call, FieldCatalog catalog) {
        return pages.countedPage(call, "custom_fields", catalog.all(), LeadEndpoints.MAX, this::json);
    }

    private Reply field(Call call, FieldCatalog catalog) {
        CustomField field = catalog.byId(call.id());
        return field == null ? Reply.nothing() : Reply.ok(json(field), 1);
    }

    private Reply addFields(Call call, String entity, FieldCatalog catalog) {
        ArrayNode items = call.entities(
                LeadEndpoints.MAX,
                Reply.problem(422, "Unprocessable Entity", "Limit of " + LeadEndpoints.MAX + " per page"));
        List<Problems> found = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Problems problems = new Problems(Batch.requestId(items.get(i), i));
            check(items.get(i), catalog, problems);
            if (!problems.none()) {
                found.add(problems);
            }
        }
        if (!found.isEmpty()) {
            return Problems.reply(found);
        }
        ObjectNode json = Json.object().put("_total_items", items.size());
        json.set("_links", Json.link(account.baseUrl + call.path()));
        ArrayNode list = json.putObject("_embedded").putArray("custom_fields");
        for (int i = 0; i < items.size(); i++) {
            CustomField field = create(items.get(i), entity, catalog);
            list.add(json(field).put("request_id", Batch.requestId(items.get(i), i)));
        }
        return Reply.json(201, json);
    }

    private static void check(JsonNode item, FieldCatalog catalog, Problems problems) {
        if (!item.path("name").isTextual() || item.path("name").asText().isBlank()) {
            problems.invalidType("name", "string");
        }
        if (!TYPES.contains(item.path("type").asText())) {
            problems.notSupported("type");
        }
        if (item.hasNonNull("code") && catalog.byCode(item.get("code").asText()).isPresent()) {
            problems.notSupported("code");
        }
    }

    private CustomField create(JsonNode item, String entity, FieldCatalog catalog) {
        List<EnumOption> options = new ArrayList<>();
        for (JsonNode option : item.path("enums")) {
            int sort = option.path("sort").asInt(options.size() + 1);
            String code = option.hasNonNull("code") ? option.get("code").asText() : null;
            options.add(
                    new EnumOption(account.newFieldId(), option.path("value").asText(), code, sort));
        }
        CustomField field = new CustomField(
                account.newFieldId(),
                item.get("name").asText(),
                item.hasNonNull("code") ? item.get("code").asText().toUpperCase(Locale.ROOT) : null,
                item.get("type").asText(),
                entity,
                item.path("is_api_only").asBoolean(false),
                false,
                item.path("sort").asInt(500),
                options);
        catalog.add(field);
        return field;
    }

    private ObjectNode json(CustomField field) {
        String url = account.baseUrl + API + "/" + field.entityType() + "/custom_fields/" + field.id();
        return field.json(url, account.id);
    }
}
