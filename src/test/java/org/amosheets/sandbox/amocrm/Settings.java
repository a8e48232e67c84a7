package org.amosheets.sandbox.amocrm;

import java.time.Duration;

/**
 * Everything about the fake that may be switched, at the start or while it runs. Where the real behaviour is unconfirmed
 * the default is the one that is harder on a client.
 */
public final class Settings {

    volatile boolean filters = true;
    volatile long delayMs;
    volatile int ratePerSecond = 7;
    volatile int accountRatePerSecond = 50;
    volatile int violationsUntilBlock = 30;
    volatile boolean tooManyAsJson;
    volatile boolean allOrNothing = true;
    volatile boolean duplicateControl;
    volatile Duration searchLag = Duration.ofSeconds(2);
    volatile long apiActor;
    volatile boolean emptyPatchTouches = true;
    volatile boolean linkTouches = true;
    volatile boolean fieldIdInEventType;
    volatile boolean updateHookOnStatusChange = true;
    volatile boolean postReenablesHook = true;
    volatile HookGeneration hookGeneration = HookGeneration.Y2025;
    volatile Duration hookTimeout = Duration.ofSeconds(2);
    volatile double hookTimeScale = 1.0 / 300;
    volatile Duration accessTokenLifetime = Duration.ofDays(1);

    Settings() {}

    /** Whether the account has the paid filter package; without it every list filter is ignored in silence. */
    public Settings filters(boolean on) {
        filters = on;
        return this;
    }

    /** Every request takes this much longer; others are served meanwhile. */
    public Settings delayMs(long millis) {
        delayMs = millis;
        return this;
    }

    /** Requests of one token in any second; the real limit is 7. */
    public Settings ratePerSecond(int requests) {
        ratePerSecond = requests;
        return this;
    }

    /** Requests of all tokens together in any second; the real limit is 50. */
    public Settings accountRatePerSecond(int requests) {
        accountRatePerSecond = requests;
        return this;
    }

    /** So many answers 429 make the account blocked; 0 = never. */
    public Settings violationsUntilBlock(int violations) {
        violationsUntilBlock = violations;
        return this;
    }

    /** A 429 with a JSON body and {@code retry_after}, as Kommo's; otherwise HTML, as amoCRM's. */
    public Settings tooManyAsJson(boolean json) {
        tooManyAsJson = json;
        return this;
    }

    /** One bad entity refuses its whole batch; otherwise the good ones are applied, and the answer is a 400 all the same. */
    public Settings allOrNothing(boolean on) {
        allOrNothing = on;
        return this;
    }

    /** {@code leads/complex} updates the lead of a known main contact and answers {@code merged: true}. */
    public Settings duplicateControl(boolean on) {
        duplicateControl = on;
        return this;
    }

    /** How long {@code query} does not know of a created or changed entity. */
    public Settings searchLag(Duration lag) {
        searchLag = lag;
        return this;
    }

    /** The user id that stands as author of what is written through the API; 0 is the robot. */
    public Settings apiActor(long userId) {
        apiActor = userId;
        return this;
    }

    /** Whether a PATCH that changes nothing moves {@code updated_at} and fires a hook. */
    public Settings emptyPatchTouches(boolean on) {
        emptyPatchTouches = on;
        return this;
    }

    /** Whether linking a contact moves {@code updated_at} of both and fires hooks. */
    public Settings linkTouches(boolean on) {
        linkTouches = on;
        return this;
    }

    /** Events of type {@code custom_field_<id>_value_changed} in place of {@code custom_field_value_changed}. */
    public Settings fieldIdInEventType(boolean on) {
        fieldIdInEventType = on;
        return this;
    }

    /** Whether a stage change sends {@code leads[update]} next to {@code leads[status]}. */
    public Settings updateHookOnStatusChange(boolean on) {
        updateHookOnStatusChange = on;
        return this;
    }

    /** Whether POST of a known destination enables a disabled webhook again. */
    public Settings postReenablesHook(boolean on) {
        postReenablesHook = on;
        return this;
    }

    public Settings hookGeneration(HookGeneration generation) {
        hookGeneration = generation;
        return this;
    }

    /** How long a receiver may take; the real limit is 2 s. */
    public Settings hookTimeout(Duration timeout) {
        hookTimeout = timeout;
        return this;
    }

    /** How long the five minutes before the first retry take here; the rest of the ladder is scaled alike. */
    public Settings fiveMinutesTake(Duration time) {
        hookTimeScale = time.toMillis() / 300_000.0;
        return this;
    }

    public Settings accessTokenLifetime(Duration lifetime) {
        accessTokenLifetime = lifetime;
        return this;
    }
}
