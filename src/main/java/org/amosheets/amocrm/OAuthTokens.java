package org.amosheets.amocrm;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.amosheets.amocrm.AmoCrmException.Blocked;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.amocrm.AmoCrmException.Rejected;
import org.amosheets.amocrm.TokenStore.Refreshing;
import org.amosheets.amocrm.TokenStore.Tokens;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * OAuth tokens that renew themselves. A refresh token works once ("OAuth 2.0" of amoCRM's docs), so one process at a time
 * refreshes, the others wait and read what it stored; and a new pair is stored before it is used.
 */
public final class OAuthTokens implements AccessToken {

    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final String CONNECT_AGAIN =
            "; connect the integration again: give consent in amoCRM and pass the redirect URL to POST /oauth/exchange.";

    private final String clientId;
    private final String consentPage;
    private final FirstTokens first;
    private final TokenEndpoint endpoint;
    private final TokenStore store;
    private final Clock clock;
    private final Waiting waiting;
    private final ReentrantLock one = new ReentrantLock();

    private volatile @Nullable Tokens known;
    // Guarded by the lock:
    private @Nullable Tokens unsaved;
    private String dead = "";
    private Instant restUntil = Instant.MIN;

    /**
     * Tokens from these settings.
     *
     * @param baseUrl the account's address; a code given for another account is refused
     */
    public OAuthTokens(
            OAuthSettings settings, TokenStore store, ProducerTemplate template, Clock clock, String baseUrl) {
        this(settings, store, new RouteRemote(template), clock, baseUrl, () -> Thread.sleep(200));
    }

    OAuthTokens(OAuthSettings settings, TokenStore store, Remote remote, Clock clock, String baseUrl, Waiting waiting) {
        this.clientId = settings.clientId();
        this.consentPage = AccountHost.consentPage(baseUrl);
        this.endpoint = new TokenEndpoint(settings, remote, clock);
        this.first = new FirstTokens(settings, endpoint, clock, host(baseUrl));
        this.store = store;
        this.clock = clock;
        this.waiting = waiting;
    }

    @Override
    public String current() {
        Tokens tokens = known;
        return tokens != null && fresh(tokens)
                ? tokens.accessToken()
                : obtain("").accessToken();
    }

    @Override
    public boolean renew(String refused) {
        Tokens tokens = known;
        if (tokens != null && !tokens.accessToken().equals(refused)) {
            return true;
        }
        return !obtain(refused).accessToken().equals(refused);
    }

    /** Exchanges a code, or the redirect URL that carries it, for a pair that replaces the stored one. */
    public void exchange(String codeOrRedirectUrl) {
        one.lock();
        try {
            keep(first.byCode(codeOrRedirectUrl));
            restUntil = Instant.MIN;
        } finally {
            one.unlock();
        }
    }

    /**
     * As {@link #exchange}, for the code that amoCRM's redirect carried.
     *
     * @param referer the account's host as the redirect names it; without it the code is refused
     * @throws Blocked where the code is of another account or amoCRM refuses it
     */
    public void exchange(String code, String referer) {
        if (referer.isBlank()) {
            throw new Blocked("Tried to get amoCRM's tokens but the redirect does not name its account; give consent"
                    + " again.");
        }
        exchange("code=" + encoded(code) + "&referer=" + encoded(referer));
    }

    /**
     * Takes over a pair that another program has got, unless the stored one lives as long.
     *
     * @param keep whether it is stored; else this process alone uses it, as long as it lives
     * @return whether it was taken
     * @throws Blocked where it is another account's or another integration's
     */
    public boolean takeOver(Tokens theirs, boolean keep) {
        if (Jwt.isOfAnother(theirs.accessToken(), clientId)) {
            throw new Blocked(
                    "Tried to take over amoCRM's tokens but they are of another integration than AMO_CLIENT_ID"
                            + " names. Nothing was kept.");
        }
        one.lock();
        try {
            if (!isYounger(theirs)) {
                return false;
            }
            if (alive(theirs)) {
                endpoint.checkAccount(theirs);
            }
            if (!keep) {
                known = theirs;
                return true;
            }
            try (Refreshing held = store.tryRefresh(LEASE)
                    .orElseThrow(() -> new Busy(
                            "Tried to take over amoCRM's tokens but another process renews them; try again in a minute.",
                            false))) {
                // Read again: whoever renewed them may have just finished.
                if (!isYounger(theirs)) {
                    return false;
                }
                keep(theirs);
                return true;
            }
        } finally {
            one.unlock();
        }
    }

    private boolean isYounger(Tokens theirs) {
        return store.load()
                .filter(stored -> !theirs.expiresAt().isAfter(stored.expiresAt()))
                .isEmpty();
    }

    /** Where a person gives consent; amoCRM hands the state back with its redirect. */
    public String consentUrl(String state) {
        return consentPage + "?client_id=" + encoded(clientId) + "&state=" + encoded(state) + "&mode=popup";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A pair other than the refused one, by whoever may refresh. */
    private Tokens obtain(String refused) {
        one.lock();
        try {
            saveUnsaved();
            Instant giveUp = clock.instant().plus(LEASE);
            while (true) {
                Tokens stored = store.load().orElse(null);
                if (stored != null && usable(stored, refused)) {
                    known = stored;
                    return stored;
                }
                Optional<Refreshing> lock = store.tryRefresh(LEASE);
                if (lock.isPresent()) {
                    try (Refreshing held = lock.get()) {
                        return asRefresher(refused);
                    }
                }
                if (stored != null && refused.isEmpty() && alive(stored)) {
                    return stored; // its last minutes do while another process refreshes
                }
                if (!clock.instant().isBefore(giveUp)) {
                    throw new Busy(
                            "Tried to renew amoCRM's token but another process has been at it for long; the"
                                    + " service tries again later.",
                            false);
                }
                rest();
            }
        } finally {
            one.unlock();
        }
    }

    private Tokens asRefresher(String refused) {
        // Read again: the one who held the lock before may have just finished.
        Tokens stored = store.load().orElse(null);
        Tokens tokens = stored == null ? keep(first.get()) : stored;
        if (!usable(tokens, refused)) {
            tokens = refreshed(tokens, refused);
        }
        known = tokens;
        return tokens;
    }

    private Tokens refreshed(Tokens old, String refused) {
        boolean lasts = refused.isEmpty() && alive(old);
        if (lasts && clock.instant().isBefore(restUntil)) {
            return old;
        }
        if (old.refreshToken().isEmpty() || old.refreshToken().equals(dead)) {
            throw new Blocked("Tried to renew amoCRM's token but its refresh token was revoked" + CONNECT_AGAIN);
        }
        try {
            return keep(endpoint.byRefreshToken(old.refreshToken()));
        } catch (Busy busy) {
            restUntil = clock.instant().plus(REST);
            if (lasts) {
                return old;
            }
            throw new Busy(String.valueOf(busy.getMessage()), false); // the call itself was not sent
        } catch (Rejected rejected) {
            return afterRefusal(old, rejected);
        }
    }

    /** A refused refresh token may mean that another process was quicker: the store is read once more. */
    private Tokens afterRefusal(Tokens old, Rejected rejected) {
        Tokens stored = store.load().orElse(old);
        if (!stored.refreshToken().equals(old.refreshToken()) && fresh(stored)) {
            return stored;
        }
        dead = old.refreshToken();
        throw new Blocked(rejected.getMessage() + CONNECT_AGAIN);
    }

    /** Stores the new pair before anybody uses it; where the store fails, the pair is kept for the next try. */
    private Tokens keep(Tokens tokens) {
        unsaved = tokens;
        store.save(tokens);
        unsaved = null;
        known = tokens;
        return tokens;
    }

    private void saveUnsaved() {
        Tokens tokens = unsaved;
        if (tokens != null) {
            keep(tokens);
        }
    }

    private boolean usable(Tokens tokens, String refused) {
        return fresh(tokens) && !tokens.accessToken().equals(refused);
    }

    private boolean fresh(Tokens tokens) {
        return clock.instant().isBefore(tokens.expiresAt().minus(EARLY));
    }

    private boolean alive(Tokens tokens) {
        return clock.instant().isBefore(tokens.expiresAt());
    }

    private static String host(String baseUrl) {
        return baseUrl.substring(baseUrl.indexOf("://") + 1).replace("/", "").toLowerCase(Locale.ROOT);
    }

    private void rest() {
        try {
            waiting.once();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Busy("Tried to renew amoCRM's token but the service is stopping.", false);
        }
    }

    /** How to wait for another process that refreshes. */
    @FunctionalInterface
    interface Waiting {
        void once() throws InterruptedException;
    }
}
