package org.amosheets.sandbox.amocrm;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A query string, or a form, with PHP's bracket keys. */
record Query(List<Parameter> parameters) {

    record Parameter(String key, String value) {}

    static Query parse(@Nullable String raw) {
        List<Parameter> list = new ArrayList<>();
        if (raw != null) {
            for (String part : raw.split("&", -1)) {
                int equals = part.indexOf('=');
                String key = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                if (!key.isEmpty()) {
                    list.add(new Parameter(
                            URLDecoder.decode(key, StandardCharsets.UTF_8),
                            URLDecoder.decode(value, StandardCharsets.UTF_8)));
                }
            }
        }
        return new Query(List.copyOf(list));
    }

    Optional<String> first(String key) {
        return parameters.stream()
                .filter(parameter -> parameter.key().equals(key))
                .map(Parameter::value)
                .findFirst();
    }

    OptionalLong number(String key) {
        return first(key).map(Query::asNumber).orElse(OptionalLong.empty());
    }

    /** Values of {@code key}, {@code key[]} and {@code key[0]}. */
    List<String> list(String key) {
        return parameters.stream()
                .filter(parameter ->
                        parameter.key().equals(key) || parameter.key().matches(quote(key) + "\\[\\d*]"))
                .map(Parameter::value)
                .toList();
    }

    Set<Long> numbers(String key) {
        return list(key).stream()
                .map(Query::asNumber)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .collect(Collectors.toSet());
    }

    boolean has(String key) {
        return parameters.stream().anyMatch(parameter -> parameter.key().startsWith(key));
    }

    /** Parts of the comma list {@code with}. */
    boolean with(String part) {
        return first("with")
                .map(list -> List.of(list.split(",")).contains(part))
                .orElse(false);
    }

    /** The same query on another page. */
    String onPage(int page) {
        String others = parameters.stream()
                .filter(parameter -> !parameter.key().equals("page"))
                .map(parameter -> encode(parameter.key()) + "=" + encode(parameter.value()))
                .collect(Collectors.joining("&"));
        return (others.isEmpty() ? "" : others + "&") + "page=" + page;
    }

    static OptionalLong asNumber(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.trim()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String quote(String key) {
        return java.util.regex.Pattern.quote(key);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
