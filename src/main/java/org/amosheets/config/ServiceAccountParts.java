package org.amosheets.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The service account's key as eleven variables, one for each line of the key file. They count as a whole only: other
 * software sets some of these names too.
 */
final class ServiceAccountParts {

    /** The part that stands for all of them in messages. */
    static final String NAME = "GOOGLE_PRIVATE_KEY";

    private static final String PREFIX = "GOOGLE_";
    private static final List<String> NEEDED = List.of("GOOGLE_CLIENT_EMAIL", NAME, "GOOGLE_TOKEN_URI");
    private static final List<String> ALL = List.of(
            "GOOGLE_TYPE",
            "GOOGLE_PROJECT_ID",
            "GOOGLE_PRIVATE_KEY_ID",
            NAME,
            "GOOGLE_CLIENT_EMAIL",
            "GOOGLE_CLIENT_ID",
            "GOOGLE_AUTH_URI",
            "GOOGLE_TOKEN_URI",
            "GOOGLE_AUTH_PROVIDER_X509_CERT_URL",
            "GOOGLE_CLIENT_X509_CERT_URL",
            "GOOGLE_UNIVERSE_DOMAIN");

    private final Variables variables;

    ServiceAccountParts(Variables variables) {
        this.variables = variables;
    }

    boolean areComplete() {
        return missing().isEmpty();
    }

    ServiceAccountKey join() throws InvalidValue {
        if (!areComplete()) {
            throw new InvalidValue(
                    "is one of the parts of a service account's key, but " + String.join(", ", missing())
                            + " is not set",
                    "set the missing parts as they stand in the key file, or set GOOGLE_SERVICE_ACCOUNT_JSON instead");
        }
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        key.put("type", "service_account");
        for (String name : ALL) {
            String field = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
            variables.text(name).ifPresent(text -> key.put(field, withoutQuotes(text)));
        }
        return ServiceAccountParser.ofJson(key.toString());
    }

    private List<String> missing() {
        // All are asked for, so that none of them is taken for a mistyped name.
        List<String> set =
                ALL.stream().filter(name -> variables.text(name).isPresent()).toList();
        return NEEDED.stream().filter(name -> !set.contains(name)).collect(Collectors.toList());
    }

    /** {@code docker --env-file} passes the quotes of a {@code .env} file on as part of the value. */
    private static String withoutQuotes(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
