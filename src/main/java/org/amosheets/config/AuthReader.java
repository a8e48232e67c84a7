package org.amosheets.config;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds the one way into amoCRM that the variables allow. */
final class AuthReader {

    // An OAuth access token lives for a day, a long-lived one for months: two days tell them apart.
    private static final Duration LONG = Duration.ofDays(2);
    private static final String LONG_LIVED_FIX =
            "make a long-lived token in amoCRM (your integration, tab Keys and scopes) and put it into AMO_LONG_LIVED_TOKEN";

    private static final Setting<Secret> LONG_LIVED = Setting.of("AMO_LONG_LIVED_TOKEN", Parsers.secret())
            .alias("AMOCRM_LONG_LIVED_TOKEN", "AMOCRM_INTEGRATION_TOKEN");
    private static final Setting<Secret> ACCESS =
            Setting.of("AMO_ACCESS_TOKEN", Parsers.secret()).alias("AMOCRM_ACCESS_TOKEN");
    private static final Setting<Secret> REFRESH =
            Setting.of("AMO_REFRESH_TOKEN", Parsers.secret()).alias("AMOCRM_REFRESH_TOKEN");
    private static final Setting<Secret> CODE =
            Setting.of("AMO_AUTH_CODE", AuthCode::parse).alias("AMOCRM_AUTH_CODE");
    private static final Setting<String> CLIENT_ID =
            Setting.of("AMO_CLIENT_ID", Parsers.text()).alias("AMOCRM_CLIENT_ID");
    private static final Setting<Secret> CLIENT_SECRET =
            Setting.of("AMO_CLIENT_SECRET", Parsers.secret()).alias("AMOCRM_CLIENT_SECRET");
    private static final Setting<URI> REDIRECT = Setting.of("AMO_REDIRECT_URI", Parsers.httpUrl())
            .alias("AMO_REDIRECT_URL", "AMOCRM_REDIRECT_URL", "AMOCRM_REDIRECT_URI");

    private final Variables variables;
    private final Findings findings;
    private final Instant now;

    AuthReader(Variables variables, Findings findings, Clock clock) {
        this.variables = variables;
        this.findings = findings;
        this.now = clock.instant();
    }

    /** Empty = none; the fault is noted. */
    Optional<AmoCrmAuth> read() {
        int faultsBefore = findings.faults().size();
        Optional<Secret> longLived = variables.read(LONG_LIVED);
        Optional<Secret> access = variables.read(ACCESS);
        Optional<Secret> refresh = variables.read(REFRESH);
        Optional<AmoCrmAuth.OAuth> client = client(refresh.isPresent() ? access : Optional.empty(), refresh);
        if (findings.faults().size() > faultsBefore) {
            return Optional.empty();
        }
        if (longLived.isPresent()) {
            return longLived(longLived.get());
        }
        boolean renewable = refresh.isPresent() && client.isPresent();
        if (access.isPresent() && !renewable && isLongLived(access.get())) {
            findings.notice(name(ACCESS) + " is used as a long-lived token: nothing can renew it and it expires at "
                    + JsonWebToken.expiry(access.get()).map(Instant::toString).orElse("an unknown time"));
            return Optional.of(new AmoCrmAuth.LongLivedToken(access.get()));
        }
        if (client.isEmpty()) {
            faultMissing(access.isPresent() && refresh.isEmpty());
        } else if (access.isPresent() && refresh.isEmpty()) {
            findings.notice("Warning: " + name(ACCESS)
                    + " is not used: it expires soon and AMO_REFRESH_TOKEN, which would" + " renew it, is not set");
        }
        return client.map(oauth -> oauth);
    }

    private Optional<AmoCrmAuth.OAuth> client(Optional<Secret> access, Optional<Secret> refresh) {
        Optional<String> id = variables.read(CLIENT_ID);
        Optional<Secret> secret = variables.read(CLIENT_SECRET);
        Optional<URI> redirect = variables.read(REDIRECT);
        Optional<Secret> code = variables.read(CODE);
        if (id.isEmpty() || secret.isEmpty() || redirect.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AmoCrmAuth.OAuth(id.get(), secret.get(), redirect.get(), code, access, refresh));
    }

    private Optional<AmoCrmAuth> longLived(Secret token) {
        Optional<Instant> expiry = JsonWebToken.expiry(token);
        if (expiry.isPresent() && !expiry.get().isAfter(now)) {
            findings.fault(name(LONG_LIVED), "expired at " + expiry.get(), LONG_LIVED_FIX);
            return Optional.empty();
        }
        if (expiry.isPresent() && !isLongLived(token)) {
            findings.notice("Warning: " + name(LONG_LIVED) + " expires at " + expiry.get()
                    + "; the sync stops then unless a new one is put in its place");
        }
        return Optional.of(new AmoCrmAuth.LongLivedToken(token));
    }

    private boolean isLongLived(Secret token) {
        return JsonWebToken.expiry(token).filter(now.plus(LONG)::isBefore).isPresent();
    }

    private void faultMissing(boolean accessTokenAlone) {
        if (accessTokenAlone) {
            findings.fault(
                    name(ACCESS),
                    "is no long-lived token (its own expiry is not more than two days off), and nothing that could renew it"
                            + " is set",
                    LONG_LIVED_FIX
                            + ", or set AMO_REFRESH_TOKEN, AMO_CLIENT_ID, AMO_CLIENT_SECRET and AMO_REDIRECT_URI too");
            return;
        }
        boolean none = missing(CLIENT_ID) && missing(CLIENT_SECRET) && missing(REFRESH) && missing(CODE);
        if (none) {
            findings.fault(
                    LONG_LIVED.canonical(),
                    "is not set, and no OAuth integration is either",
                    LONG_LIVED_FIX + ", or set AMO_CLIENT_ID, AMO_CLIENT_SECRET and AMO_REDIRECT_URI");
            return;
        }
        faultIfMissing(CLIENT_ID, "copy it from the integration's tab Keys and scopes");
        faultIfMissing(CLIENT_SECRET, "copy it from the integration's tab Keys and scopes");
        faultIfMissing(REDIRECT, "give the redirect URL exactly as it stands in the integration");
    }

    private void faultIfMissing(Setting<?> setting, String fix) {
        if (missing(setting)) {
            findings.fault(setting.canonical(), "is not set, and OAuth does not work without it", fix);
        }
    }

    private boolean missing(Setting<?> setting) {
        return variables.nameUsed(setting).isEmpty();
    }

    private String name(Setting<?> setting) {
        return variables.nameUsed(setting).orElse(setting.canonical());
    }
}
