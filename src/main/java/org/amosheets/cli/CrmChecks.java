package org.amosheets.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.amosheets.amocrm.Account;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.Jwt;
import org.amosheets.amocrm.TokenStore.Tokens;
import org.amosheets.config.AmoCrmAuth;
import org.amosheets.engine.Misconfigured;
import org.amosheets.engine.TabSource;
import org.amosheets.mapping.MappedTab;
import org.amosheets.sync.Problem;

/** Whether amoCRM lets us in, and has what the configuration and the mapping name. */
final class CrmChecks {

    private static final String CRM = "amocrm";
    private static final String TOKEN = "token";
    private static final String PIPELINE = "pipeline";
    private static final String FIELDS = "fields";
    private static final Duration SOON = Duration.ofDays(14);

    private final Workshop workshop;
    private final Checkup checkup;

    CrmChecks(Workshop workshop, Checkup checkup) {
        this.workshop = workshop;
        this.checkup = checkup;
    }

    void look() {
        try {
            Account account = workshop.amoCrm().account();
            checkup.ok(CRM, "amocrm.ok", account.name(), account.zone());
            token();
        } catch (AmoCrmException e) {
            // A new token helps only where this one was refused.
            checkup.failed(CRM, e instanceof AmoCrmException.Busy ? "amocrm.away" : "amocrm.fault", e);
            checkup.skipped(TOKEN, PIPELINE, FIELDS);
            return;
        }
        pipeline();
        fields();
    }

    private void token() {
        if (!(workshop.settings().amoCrm().auth() instanceof AmoCrmAuth.LongLivedToken longLived)) {
            Optional<Tokens> kept = workshop.store().tokens().load();
            checkup.ok(
                    TOKEN,
                    "token.oauth",
                    kept.map(tokens -> day(tokens.expiresAt())).orElse("—"));
            return;
        }
        Optional<Instant> expiry = Jwt.expiry(longLived.token().value());
        if (expiry.isEmpty()) {
            checkup.ok(TOKEN, "token.unknown");
        } else if (Instant.now().plus(SOON).isAfter(expiry.get())) {
            checkup.warn(TOKEN, "token.soon", day(expiry.get()));
        } else {
            checkup.ok(TOKEN, "token.ok", day(expiry.get()));
        }
    }

    private String day(Instant instant) {
        return ShownTime.of(workshop, checkup).minute(instant);
    }

    private void pipeline() {
        try {
            checkup.ok(PIPELINE, "pipeline.ok", workshop.bean(TabSource.class).destination());
        } catch (Misconfigured | AmoCrmException e) {
            checkup.failed(PIPELINE, "pipeline.fault", e);
        }
    }

    private void fields() {
        try {
            MappedTab mapped = workshop.bean(TabSource.class).everyField();
            List<Problem> faults = mapped.faults();
            if (faults.isEmpty()) {
                checkup.ok(FIELDS, "fields.ok", mapped.rules().size());
            }
            faults.forEach(fault ->
                    checkup.fault(FIELDS, "fields.fault", checkup.words().plain(MappedTab.told(fault))));
        } catch (Misconfigured | AmoCrmException e) {
            checkup.failed(FIELDS, "fields.unread", e);
        }
    }
}
