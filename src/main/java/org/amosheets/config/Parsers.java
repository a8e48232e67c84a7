package org.amosheets.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.event.Level;

/** The plain kinds of values. */
final class Parsers {

    private static final int SECONDS_PER_HOUR = 3600;

    private Parsers() {}

    static Parser<String> text() {
        return text -> text;
    }

    /** A name; also as the file that is called so, with or without the folders that it is in. */
    static Parser<String> fileOrName(String suffix) {
        return text -> {
            if (!text.endsWith(suffix)) {
                return text;
            }
            String file = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
            String name = file.substring(0, file.length() - suffix.length());
            if (name.isBlank()) {
                throw new InvalidValue("names no file", "write the name of a mapping, like deals");
            }
            return name;
        };
    }

    /** Tokens and shared secrets travel in HTTP headers, so what a header cannot carry is a pasting mistake. */
    static Parser<Secret> secret() {
        return text -> {
            if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new InvalidValue(
                        "holds spaces, line breaks or letters that are not Latin, which no HTTP header can carry",
                        "paste it again as one unbroken piece, or choose one of Latin letters and digits");
            }
            return new Secret(text);
        };
    }

    static Parser<Secret> password() {
        return Secret::new;
    }

    static Parser<Integer> integer(int min, int max) {
        return text -> {
            String range = max == Integer.MAX_VALUE
                    ? "a whole number, at least " + min
                    : "a whole number from " + min + " to " + max;
            try {
                int value = Integer.parseInt(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Told below in the same words as a number out of range.
            }
            throw new InvalidValue("is " + quoted(text) + ", which is not " + range, "give " + range);
        };
    }

    static Parser<Integer> port(int min) {
        Parser<Integer> number = integer(min, 65535);
        return text -> {
            if (text.startsWith("tcp://")) {
                throw new InvalidValue(
                        "holds an address such as Kubernetes sets for a service of that name, not a port",
                        "set it to the port itself, or set enableServiceLinks: false in the pod");
            }
            return number.parse(text);
        };
    }

    /** A name or an address without scheme and port; IPv6 gets brackets. */
    static Parser<String> host() {
        return text -> {
            boolean ipv6 = text.matches("[0-9a-fA-F]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
            if (!ipv6 && !text.matches("[A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]")) {
                throw new InvalidValue(
                        "is not a host name or address", "give the host alone, without http:// and without a port");
            }
            return ipv6 ? "[" + text + "]" : text;
        };
    }

    /** Ids of amoCRM; {@code 0} stands for "not set", as older tools wrote it. */
    static Parser<Long> id() {
        return text -> {
            if (!text.matches("\\d{1,18}")) {
                throw new InvalidValue(
                        "is " + quoted(text) + ", which is not an id",
                        "give the number that amoCRM shows in its address bar, or leave it empty");
            }
            return Long.parseLong(text);
        };
    }

    static Parser<Duration> seconds() {
        Parser<Integer> number = integer(0, Integer.MAX_VALUE);
        return text -> Duration.ofSeconds(number.parse(text));
    }

    static Parser<Duration> millis() {
        Parser<Integer> number = integer(0, Integer.MAX_VALUE);
        return text -> Duration.ofMillis(number.parse(text));
    }

    static <E extends Enum<E>> Parser<E> oneOf(Class<E> type) {
        return text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            String allowed = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw new InvalidValue("is " + quoted(text) + ", which is not one of " + allowed, "give one of " + allowed);
        };
    }

    /** The five levels, and what Python tools call them. */
    static Parser<Level> logLevel() {
        return text -> switch (text.toUpperCase(Locale.ROOT)) {
            case "WARNING" -> Level.WARN;
            case "CRITICAL", "FATAL" -> Level.ERROR;
            default -> oneOf(Level.class).parse(text);
        };
    }

    /** An absolute http(s) URL. Its text is never quoted: such URLs may carry a key. */
    static Parser<URI> httpUrl() {
        return text -> {
            try {
                URI uri = new URI(text);
                boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
                if (http && uri.getHost() != null) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                // Told below; the exception's own text would quote the URL.
            }
            throw new InvalidValue("is not an http or https URL", "give a whole URL, for example https://example.com/");
        };
    }

    static Parser<String> country() {
        return text -> {
            String code = text.toUpperCase(Locale.ROOT);
            if (!Arrays.asList(Locale.getISOCountries()).contains(code)) {
                throw new InvalidValue(
                        "is " + quoted(text) + ", which is not a country's two-letter code",
                        "give a code such as RU, KZ or UZ");
            }
            return code;
        };
    }

    static Parser<ZoneId> zone() {
        return text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new InvalidValue(
                        "is " + quoted(text) + ", which is not a time zone",
                        "give a name such as Europe/Moscow, or +05:00");
            }
        };
    }

    /** Hours from UTC, as {@code 5}, {@code -3.5} or {@code +05:30}. */
    static Parser<ZoneId> zoneOffset() {
        return text -> {
            try {
                if (text.contains(":")) {
                    return ZoneOffset.of(text);
                }
                if (text.matches("[+-]?\\d{1,2}(\\.\\d{1,2})?")) {
                    return ZoneOffset.ofTotalSeconds((int) Math.round(Double.parseDouble(text) * SECONDS_PER_HOUR));
                }
            } catch (DateTimeException e) {
                // Told below in the same words as what is no number.
            }
            throw new InvalidValue(
                    "is " + quoted(text) + ", which is not a number of hours from UTC",
                    "give a number such as 5, or set DISPLAY_TZ to a zone's name instead");
        };
    }

    /** For values that are no secret. Cut, because a value in the wrong place may be long. */
    static String quoted(String text) {
        return '"' + (text.length() > 60 ? text.substring(0, 20) + "…" : text) + '"';
    }
}
