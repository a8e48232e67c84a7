package org.amosheets.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A query string, read by ourselves: the container would log, value and all, what it cannot decode. */
record Query(List<Parameter> parameters) {

    /** One parameter, and how it was spelt. */
    record Parameter(String name, String value, String raw) {}

    static Query parse(@Nullable String raw) {
        List<Parameter> parameters = new ArrayList<>();
        if (raw != null) {
            for (String part : raw.split("&", -1)) {
                if (!part.isEmpty()) {
                    int equals = part.indexOf('=');
                    String name = equals < 0 ? part : part.substring(0, equals);
                    String value = equals < 0 ? "" : part.substring(equals + 1);
                    parameters.add(new Parameter(decoded(name), decoded(value), part));
                }
            }
        }
        return new Query(List.copyOf(parameters));
    }

    List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    Query without(String name) {
        return new Query(parameters.stream()
                .filter(parameter -> !parameter.name().equals(name))
                .toList());
    }

    /** As it was sent, or null where nothing is left. */
    @Nullable
    String raw() {
        return parameters.isEmpty()
                ? null
                : parameters.stream().map(Parameter::raw).collect(Collectors.joining("&"));
    }

    Map<String, String[]> map() {
        Map<String, String[]> map = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            map.computeIfAbsent(parameter.name(), name -> all(name).toArray(String[]::new));
        }
        return map;
    }

    /** What is not decodable is taken literally. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException literal) {
            return text;
        }
    }
}
