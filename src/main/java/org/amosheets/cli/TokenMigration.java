package org.amosheets.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.amosheets.amocrm.AccessToken;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.OAuthTokens;
import org.amosheets.amocrm.TokenStore.Tokens;
import org.amosheets.cli.TokenFiles.Found;

/** Takes the youngest tokens of older tools that fit into the service's own store, where it has none that live as long. */
final class TokenMigration {

    /** What became of a token file. */
    enum Outcome {
        taken,
        would,
        /** The service has tokens that live as long, or another file had. */
        older,
        /** They are another account's or another integration's. */
        foreign,
        unreadable,
        /** A long-lived token is configured. */
        unneeded
    }

    /** A file, or folder, and what became of it. */
    record Line(String file, Outcome outcome) {

        boolean refused() {
            return outcome == Outcome.foreign || outcome == Outcome.unreadable;
        }

        String told(Words words) {
            return words.of("migrate.tokens." + outcome, file);
        }
    }

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(15);

    private final AccessToken token;
    private final Clock clock;
    private final boolean dryRun;
    private boolean callable = true;

    /** @param token what the calls to amoCRM are made with */
    TokenMigration(AccessToken token, Clock clock, boolean dryRun) {
        this.token = token;
        this.clock = clock;
        this.dryRun = dryRun;
    }

    List<Line> take(List<Found> files) {
        List<Line> lines = new ArrayList<>();
        for (Found file : files) {
            lines.add(new Line(file.name(), outcome(file.tokens(), token)));
        }
        return lines;
    }

    /** Whether amoCRM can be asked: a rehearsal renews no token that it would take, as that uses it up. */
    boolean callable() {
        return callable;
    }

    private boolean lasts(Tokens tokens) {
        return clock.instant().plus(LONG_ENOUGH).isBefore(tokens.expiresAt());
    }

    private Outcome outcome(Optional<Tokens> tokens, AccessToken used) {
        if (!(used instanceof OAuthTokens oauth)) {
            return Outcome.unneeded;
        }
        if (tokens.isEmpty()) {
            return Outcome.unreadable;
        }
        try {
            boolean taken = oauth.takeOver(tokens.get(), !dryRun);
            callable &= !taken || !dryRun || lasts(tokens.get());
            return !taken ? Outcome.older : dryRun ? Outcome.would : Outcome.taken;
        } catch (AmoCrmException.Blocked foreign) {
            return Outcome.foreign;
        }
    }
}
