package org.amosheets.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The older order desk kept two installations in one {@code .env}: {@code ENVIRONMENT} chooses between names that begin
 * with {@code DEV_} and with {@code PROD_}. Other software sets {@code ENVIRONMENT} too, so what it chooses loses to a
 * plain name.
 *
 * @param prefix what chosen names begin with; empty = nothing is chosen
 */
record ScopedNames(String prefix) {

    static final String NAME = "ENVIRONMENT";
    private static final String DEV = "DEV_";
    private static final String PROD = "PROD_";
    private static final Set<String> SCOPED = Set.of(
            "AMO_SUBDOMAIN",
            "AMO_CLIENT_ID",
            "AMO_CLIENT_SECRET",
            "AMO_REDIRECT_URI",
            "AMO_AUTH_CODE",
            "AMO_TOKEN_STORE",
            "GOOGLE_SERVICE_ACCOUNT_FILE",
            "GOOGLE_SHEET_ID",
            "GOOGLE_WORKSHEET_NAME",
            "TRIGGER_STATUS_NAME",
            "TRIGGER_STATUS_NAMES");

    static ScopedNames of(Map<String, String> values, Findings findings) {
        String chosen = values.getOrDefault(NAME, "").toLowerCase(Locale.ROOT);
        if (values.keySet().stream().noneMatch(ScopedNames::isScoped)) {
            return new ScopedNames("");
        }
        switch (chosen) {
            case "" -> {
                // The order desk took an unset ENVIRONMENT for dev.
                findings.notice(
                        "ENVIRONMENT is not set: names that begin with DEV_ are read, those with PROD_ are not");
                return new ScopedNames(DEV);
            }
            case "dev", "development" -> {
                return new ScopedNames(DEV);
            }
            case "prod", "production" -> {
                return new ScopedNames(PROD);
            }
            default -> {
                findings.notice("Warning: ENVIRONMENT is neither dev nor prod: names that begin with DEV_ or PROD_"
                        + " are not read");
                return new ScopedNames("");
            }
        }
    }

    /** The name that is read instead when this one is not set, if the environment chooses one. */
    <T> Stream<Setting.Name<T>> of(Setting.Name<T> name) {
        return prefix.isEmpty() || !SCOPED.contains(name.text())
                ? Stream.empty()
                : Stream.of(new Setting.Name<>(prefix + name.text(), name.parser(), true));
    }

    private static boolean isScoped(String name) {
        return Stream.of(DEV, PROD)
                .anyMatch(prefix -> name.startsWith(prefix) && SCOPED.contains(name.substring(prefix.length())));
    }
}
