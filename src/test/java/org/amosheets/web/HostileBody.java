package org.amosheets.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a broken or hostile sender may send to a webhook. The same seed always makes the same one.
 *
 * @param kind what is wrong with it, for reports
 */
record HostileBody(String kind, @Nullable String contentType, byte[] bytes) {

    private static final int LARGEST = EdgeLimits.DEFAULT.maxBodyBytes();
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "5",
            "007",
            "1e5",
            "1e400",
            "-1e-400",
            "1E+1000000000",
            "NaN",
            "Infinity",
            "0x10",
            "1.0",
            "1.5",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "2147483648",
            "999999999999999999",
            "1234567890123456789",
            "9".repeat(70),
            "9".repeat(2000),
            "१२",
            "１２",
            "+5",
            " 5 ",
            "5\u0000",
            "10000001");
    private static final List<String> TEXTS = List.of(
            "",
            "Иван",
            "<script>alert(1)</script>",
            "<html><body>502 Bad Gateway</body></html>",
            "${jndi:ldap://x}",
            "${body}",
            "#{7*7}",
            "\u0000\u0001\u001b[31m",
            "\r\nSet-Cookie: a=b",
            "\u202e\ud83d\udc69\u200d\ud83d\udc67",
            "\ud800",
            "%00",
            "%zz",
            "a&b=c",
            "]]>",
            "'; DROP TABLE",
            "=1+1",
            "[",
            "]",
            "][",
            "\"",
            "\\",
            "\\u0000");
    private static final List<String> FORM_NAMES = List.of(
            "leads[update][0][id]",
            "leads[add][0][id]",
            "leads[status][1][id]",
            "leads[delete][0][id]",
            "contacts[update][0][id]",
            "contacts[add][0][type]",
            "leads[update][0][updated_at]",
            "account[id]",
            "account[subdomain]",
            "leads[update][0][custom_fields][0][values][0][value]",
            "leads",
            "leads[",
            "leads[]",
            "leads[update]",
            "leads[update][0]",
            "leads[update][0][id",
            "leads][update[0]id",
            "[leads]",
            "leads[update]x[0][id]",
            "unsorted[add][0][id]",
            "leads[note][0][note][id]",
            "leads%5Bupdate%5D%5B0%5D%5Bid%5D",
            "contacts[[[[",
            "=");

    static HostileBody of(long seed) {
        Random random = new Random(seed);
        random.nextInt();
        HostileBody body = switch (random.nextInt(14)) {
            case 0, 1 -> text("form", form(random), type(random));
            case 2, 3 -> text("rows", rows(random), type(random));
            case 4, 5 -> text("JSON event", event(random), type(random));
            case 6 -> text("nested", nested(random), type(random));
            case 7 -> new HostileBody("noise", type(random), noise(random));
            case 8 -> text("text", pick(random, TEXTS).repeat(1 + random.nextInt(20)), type(random));
            case 9 -> text("duplicates", duplicates(random), type(random));
            case 10 -> text("percent", percent(random), type(random));
            case 11 -> text("number", number(random), type(random));
            case 12 -> text("like hashes", likeHashes(2 + random.nextInt(6)), type(random));
            default -> random.nextInt(40) == 0 ? huge(random) : text("form", form(random), type(random));
        };
        return broken(body, random);
    }

    /** One of the largest that are taken. */
    static HostileBody largest(long seed) {
        Random random = new Random(seed);
        random.nextInt();
        return broken(huge(random), random);
    }

    private static HostileBody text(String kind, String text, @Nullable String type) {
        return new HostileBody(kind, type, text.getBytes(UTF_8));
    }

    private static String form(Random random) {
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> pick(random, FORM_NAMES).replace("0", Integer.toString(random.nextInt(4))) + "="
                        + value(random))
                .collect(Collectors.joining(random.nextInt(10) == 0 ? "&&" : "&"));
    }

    private static String rows(Random random) {
        String rows = IntStream.range(0, random.nextInt(20))
                .mapToObj(i -> "{\"row\":" + seldom(random, "5") + ",\"values\":"
                        + seldom(random, "{\"name\":" + json(random) + "}")
                        + (random.nextInt(5) == 0 ? ",\"key\":" + json(random) : "") + "}")
                .collect(Collectors.joining(","));
        return switch (random.nextInt(4)) {
            case 0 -> "{\"row_index\":" + json(random) + ",\"data\":" + json(random) + "}";
            case 1 -> "{\"rows\":" + json(random) + "}";
            default -> "{\"rows\":[" + rows + "],\"editedAt\":" + json(random) + "}";
        };
    }

    private static String event(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "{\"leads[update][0][id]\":" + json(random) + ",\"account[id]\":" + json(random) + "}";
            case 1 ->
                "{\"leads\":{\"update\":[{\"id\":" + seldom(random, "7") + ",\"updated_at\":" + json(random) + "}]}}";
            default -> "{\"contacts\":{\"add\":{\"0\":{\"id\":" + json(random) + ",\"type\":" + json(random) + "}}}}";
        };
    }

    private static String nested(Random random) {
        int depth = 1 + random.nextInt(random.nextInt(20) == 0 ? 100_000 : 200);
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        String inside = open.repeat(depth) + (random.nextBoolean() ? "1" : "");
        return random.nextBoolean() ? "{\"rows\":" + inside : "{\"leads\":" + inside;
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(400)];
        random.nextBytes(noise);
        return noise;
    }

    private static String duplicates(Random random) {
        int times = 2 + random.nextInt(50);
        return random.nextBoolean()
                ? "{" + "\"rows\":[{\"row\":5,\"row\":6}],".repeat(times) + "\"rows\":[]}"
                : "leads[update][0][id]=5&".repeat(times) + "leads[update][0][id]=" + value(random);
    }

    private static String percent(Random random) {
        String bad =
                pick(random, List.of("%", "%4", "%zz", "%ff%fe", "%c3%28", "%ed%a0%80", "%00", "%25", "+", "%0d%0a"));
        return "leads[update][0][id]=" + bad.repeat(1 + random.nextInt(200)) + "&leads%5B" + bad + "=1";
    }

    private static String number(Random random) {
        return random.nextBoolean()
                ? "{\"rows\":[{\"row\":" + pick(random, NUMBERS) + "}]}"
                : "leads[update][0][id]=" + pick(random, NUMBERS) + "&account[id]=" + pick(random, NUMBERS);
    }

    /** Keys that a hash table puts in one place. */
    private static String likeHashes(int length) {
        List<String> keys = List.of("");
        for (int i = 0; i < length; i++) {
            keys = keys.stream()
                    .flatMap(key -> List.of(key + "Aa", key + "BB").stream())
                    .toList();
        }
        return keys.stream().map(key -> "\"" + key + "\":1").collect(Collectors.joining(",", "{\"rows\":[{", "}]}"));
    }

    /** Near the largest body that is let in at all. */
    private static HostileBody huge(Random random) {
        int room = LARGEST - 100;
        String id = Integer.toString(1 + random.nextInt(1000));
        String body = switch (random.nextInt(9)) {
            case 0 -> "leads[update][0][id]=" + "9".repeat(room);
            case 1 -> filled("leads[update][", "][id]=" + id + "&", "a[b]=1", room);
            case 2 -> "{\"rows\":[" + "{\"row\":5},".repeat(room / 10) + "{\"row\":6}]}";
            case 3 -> "{\"rows\":[" + "[".repeat(room);
            case 4 ->
                "{\"leads\":{\"" + "k".repeat(room / 2) + "\":{" + filled("\"", "\":1,", "\"z\":1", room / 2 - 50)
                        + "}}}";
            case 5 -> likeHashes(15);
            case 6 -> "&".repeat(room);
            case 7 -> "leads[" + "[".repeat(room);
            default -> "{\"leads\":{\"update\":[" + "{\"id\":1},".repeat(room / 9) + "{}]}}";
        };
        byte[] bytes = body.getBytes(UTF_8);
        return new HostileBody("huge", type(random), bytes.length > LARGEST ? Arrays.copyOf(bytes, LARGEST) : bytes);
    }

    private static String filled(String before, String after, String end, int room) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < room; i++) {
            text.append(before).append(i).append(after);
        }
        return text.append(end).toString();
    }

    /** Cut off, or with a byte changed, now and then. */
    private static HostileBody broken(HostileBody body, Random random) {
        byte[] bytes = body.bytes();
        if (bytes.length == 0) {
            return body;
        }
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            default -> {}
        }
        return new HostileBody(body.kind(), body.contentType(), bytes);
    }

    private static String value(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> pick(random, NUMBERS);
            case 1 -> pick(random, TEXTS);
            default -> Integer.toString(random.nextInt(1000));
        };
    }

    /** Usually what is right, so that much of the body is read before the fault. */
    private static String seldom(Random random, String right) {
        return random.nextInt(15) == 0 ? json(random) : right;
    }

    private static String json(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> pick(random, NUMBERS);
            case 1 -> "\"" + pick(random, NUMBERS) + "\"";
            case 2 -> "\"" + pick(random, TEXTS).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case 3 ->
                pick(random, List.of("null", "true", "{}", "[]", "[[]]", "{\"a\":{}}", "nul", "'5'", "\"\\ud800\""));
            default -> Integer.toString(random.nextInt(1000));
        };
    }

    private static @Nullable String type(Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> "application/json";
            case 2, 3 -> "application/x-www-form-urlencoded";
            case 4 -> pick(random, List.of("text/html", "multipart/form-data; boundary=x", "JSON", "", "a/b;c=\u0000"));
            default -> null;
        };
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @Override
    public String toString() {
        String start = new String(bytes, 0, Math.min(bytes.length, 300), ISO_8859_1);
        return kind + ", " + contentType + ", " + bytes.length + " bytes: " + start;
    }
}
