package org.amosheets.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what only the {@code orders} preset uses. */
final class OrdersReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Setting<String> TRIGGER = Setting.of("TRIGGER_STATUS_NAME", Parsers.text());
    private static final Setting<String> TRIGGERS = Setting.of("TRIGGER_STATUS_NAMES", Parsers.text());
    private static final Setting<Long> TRIGGER_ID = Setting.of("TRIGGER_STATUS_ID", Parsers.id());
    private static final Setting<String> KEYWORD = Setting.of("PIPELINE_KEYWORD", Parsers.text());
    private static final Setting<String> ORDER_FIELD = Setting.of("ORDER_NUMBER_FIELD", Parsers.text());
    private static final Setting<String> ORDER_STATUS = Setting.of("ORDER_NUMBER_STATUS", Parsers.text());
    private static final Setting<Duration> STAFF_TTL = Setting.of("STAFF_CACHE_TTL_SEC", Parsers.seconds());

    private OrdersReader() {}

    static OrdersSettings read(Variables variables) {
        return new OrdersSettings(
                triggers(variables.read(TRIGGER), variables.read(TRIGGERS)),
                AmoCrmReader.id(variables.read(TRIGGER_ID)),
                variables.read(KEYWORD, ""),
                map(variables, "STATUS_DISPLAY_MAP_JSON"),
                map(variables, "DROPDOWN_STATUS_MAP_JSON"),
                map(variables, "PIPELINE_DISPLAY_MAP_JSON"),
                variables.read(ORDER_FIELD),
                variables.read(ORDER_STATUS),
                variables.read(STAFF_TTL, Duration.ofMinutes(5)));
    }

    private static List<String> triggers(Optional<String> one, Optional<String> more) {
        return Stream.concat(one.stream(), more.stream().flatMap(names -> Arrays.stream(names.split(",", -1))))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static Map<String, String> map(Variables variables, String name) {
        return variables.read(Setting.of(name, OrdersReader::parseMap), Map.of());
    }

    private static Map<String, String> parseMap(String text) throws InvalidValue {
        try {
            // Jackson makes texts of numbers and refuses what is nested, which is just what is wanted.
            Map<String, String> map = new LinkedHashMap<>();
            Map<String, String> read = JSON.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {});
            // The text "null" is JSON too.
            if (read != null) {
                map.putAll(read);
            }
            map.replaceAll((key, value) -> value == null ? "" : value);
            return Collections.unmodifiableMap(map);
        } catch (JsonProcessingException e) {
            throw new InvalidValue(
                    "is not a JSON object of names and values",
                    "write it as {\"name\": \"value\", \"other name\": \"value\"}, in one line");
        }
    }
}
