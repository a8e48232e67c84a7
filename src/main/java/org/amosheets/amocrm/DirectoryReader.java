package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.mapping.Directory.Option;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the account, its pipelines and its custom fields ("Account", "Pipelines", "Custom fields" of amoCRM's docs). */
final class DirectoryReader {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryReader.class);

    private final Remote remote;
    private final Parallel parallel;

    DirectoryReader(Remote remote, Parallel parallel) {
        this.remote = remote;
        this.parallel = parallel;
    }

    Account account() {
        JsonNode json = remote.call("amocrm-account", Map.of());
        return new Account(
                json.path("id").asLong(),
                Json.text(json.path("subdomain")),
                Json.text(json.path("name")),
                // Where the answer does not say, the first answer that breaks a filter does.
                json.path("is_api_filter_enabled").asBoolean(true),
                zone(json.path("_embedded").path("datetime_settings")));
    }

    Directory directory(ZoneId zone) {
        List<List<CustomField>> fields =
                parallel.map(List.of("amocrm-lead-fields", "amocrm-contact-fields"), this::fields);
        return new Directory(pipelines(), fields.get(0), fields.get(1), zone);
    }

    List<CustomField> fields(String route) {
        List<CustomField> fields = new ArrayList<>();
        Pages.walk(
                1,
                page -> remote.call(route, Map.of("page", page)),
                "custom_fields",
                DirectoryReader::field,
                (page, rows) -> fields.addAll(rows));
        return List.copyOf(fields);
    }

    /** Names by id; empty where the token's user may not list users. */
    Map<Long, String> users() {
        Map<Long, String> users = new HashMap<>();
        try {
            Pages.walk(
                    1,
                    page -> remote.call("amocrm-users", Map.of("page", page)),
                    "users",
                    json -> json,
                    (page, rows) -> {
                        rows.forEach(json -> users.put(json.path("id").asLong(), Json.text(json.path("name"))));
                        return true;
                    });
        } catch (AmoCrmException.Rejected notAllowed) {
            LOG.warn("Who is responsible for a lead is not shown: {}", notAllowed.getMessage());
        }
        return Map.copyOf(users);
    }

    private List<Pipeline> pipelines() {
        List<Pipeline> pipelines = new ArrayList<>();
        for (JsonNode json :
                remote.call("amocrm-pipelines", Map.of()).path("_embedded").path("pipelines")) {
            List<Status> statuses = new ArrayList<>();
            for (JsonNode status : json.path("_embedded").path("statuses")) {
                statuses.add(new Status(
                        status.path("id").asLong(),
                        json.path("id").asLong(),
                        Json.text(status.path("name")),
                        status.path("type").asInt(),
                        status.path("sort").asInt()));
            }
            pipelines.add(new Pipeline(
                    json.path("id").asLong(),
                    Json.text(json.path("name")),
                    json.path("is_main").asBoolean(),
                    json.path("is_archive").asBoolean(),
                    List.copyOf(statuses)));
        }
        return List.copyOf(pipelines);
    }

    private static CustomField field(JsonNode json) {
        List<Option> options = new ArrayList<>();
        json.path("enums")
                .forEach(
                        option -> options.add(new Option(option.path("id").asLong(), Json.text(option.path("value")))));
        return new CustomField(
                json.path("id").asLong(),
                Json.text(json.path("name")),
                Json.text(json.path("code")),
                Json.text(json.path("type")),
                List.copyOf(options));
    }

    private static ZoneId zone(JsonNode settings) {
        for (String name : List.of("timezone", "timezone_offset")) {
            try {
                return ZoneId.of(Json.text(settings.path(name)));
            } catch (DateTimeException unknown) {
                // the next form, then UTC
            }
        }
        return ZoneOffset.UTC;
    }
}
