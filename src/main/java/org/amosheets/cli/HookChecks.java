package org.amosheets.cli;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.Subscription;
import org.amosheets.amocrm.Subscriptions;
import org.amosheets.config.Secret;
import org.amosheets.config.Settings;
import org.amosheets.config.WebhookSecret;

/** Whether amoCRM announces changes to us; where asked, has it do so. Addresses are shown without the secret. */
final class HookChecks {

    private static final String SECRET = "secret";
    private static final String HOOKS = "webhooks";
    private static final String PATH = "/webhook/amocrm";

    private final Workshop workshop;
    private final Checkup checkup;
    private final Settings settings;
    private final Optional<URI> url;
    private final boolean fix;

    /**
     * @param url where amoCRM reaches us; empty for the configured address
     * @param fix whether to mend what is wrong
     */
    HookChecks(Workshop workshop, Checkup checkup, Optional<URI> url, boolean fix) {
        this.workshop = workshop;
        this.checkup = checkup;
        this.settings = workshop.settings();
        this.url = url.or(() -> settings.service().publicUrl());
        this.fix = fix;
    }

    void look() {
        Optional<Secret> secret;
        try {
            secret = WebhookSecret.known(settings.service());
        } catch (IllegalStateException e) {
            checkup.failed(SECRET, "secret.unread", e);
            checkup.skipped(HOOKS);
            return;
        }
        if (secret.isEmpty()) {
            checkup.warn(SECRET, "secret.none");
            checkup.skipped(HOOKS);
            return;
        }
        checkup.ok(SECRET, "secret.ok");
        try {
            hooks(URLEncoder.encode(secret.get().value(), StandardCharsets.UTF_8));
        } catch (AmoCrmException.Rejected e) {
            checkup.say(
                    HOOKS,
                    Check.State.WARN,
                    checkup.words().of("webhooks.refused"),
                    checkup.words().plain(Failures.sentence(e)));
        } catch (AmoCrmException e) {
            checkup.failed(HOOKS, "webhooks.unread", e);
        }
    }

    private void hooks(String token) {
        List<Subscription> all = workshop.bean(Subscriptions.class).all();
        Optional<Subscription> own = url.isPresent()
                ? find(all, url.get() + PATH + "?token=" + token)
                : all.stream()
                        .filter(hook -> leadsHere(hook.destination(), token))
                        .findFirst();
        if (own.isPresent()) {
            registered(own.get());
        } else if (url.isEmpty()) {
            unknown();
        } else {
            unregistered(all, url.get() + PATH, token);
        }
    }

    private static Optional<Subscription> find(List<Subscription> all, String destination) {
        return all.stream()
                .filter(hook -> hook.destination().equals(destination))
                .findFirst();
    }

    private static boolean leadsHere(String destination, String token) {
        return destination.endsWith("token=" + token) || destination.endsWith("/" + token);
    }

    private void registered(Subscription own) {
        boolean whole = own.events().containsAll(Subscriptions.EVENTS);
        if (!own.disabled() && whole) {
            checkup.ok(HOOKS, "webhooks.ok", shown(own.destination()));
        } else if (fix) {
            mend(own.destination(), own.events());
        } else if (own.disabled()) {
            checkup.fault(HOOKS, "webhooks.disabled", shown(own.destination()));
        } else {
            checkup.warn(HOOKS, "webhooks.narrow", shown(own.destination()));
        }
    }

    private void unknown() {
        if (fix) {
            checkup.fault(HOOKS, "webhooks.nowhere");
        } else {
            checkup.warn(
                    HOOKS,
                    "webhooks.unknown",
                    settings.sync().reconcileInterval().toSeconds());
        }
    }

    private void unregistered(List<Subscription> all, String address, String token) {
        boolean outdated = all.stream().anyMatch(hook -> hook.destination().startsWith(address));
        if (fix) {
            mend(address + "?token=" + token, List.of());
        } else {
            checkup.fault(HOOKS, outdated ? "webhooks.outdated" : "webhooks.none", address);
        }
        if (fix && outdated) {
            checkup.warn(HOOKS, "webhooks.leftover", address);
        }
    }

    /** Registers it anew with all that it had; one that stays switched off is taken away first. */
    private void mend(String destination, List<String> before) {
        Subscriptions subscriptions = workshop.bean(Subscriptions.class);
        Set<String> events = new LinkedHashSet<>(before);
        events.addAll(Subscriptions.EVENTS);
        List<String> wanted = List.copyOf(events);
        workshop.writing(() -> subscriptions.subscribe(destination, wanted));
        if (find(subscriptions.all(), destination)
                .filter(Subscription::disabled)
                .isPresent()) {
            workshop.writing(() -> {
                subscriptions.unsubscribe(destination);
                subscriptions.subscribe(destination, wanted);
            });
        }
        boolean works = find(subscriptions.all(), destination)
                .filter(hook -> !hook.disabled() && hook.events().containsAll(Subscriptions.EVENTS))
                .isPresent();
        if (works) {
            checkup.ok(HOOKS, "webhooks.mended", shown(destination));
        } else {
            checkup.fault(HOOKS, "webhooks.unmended", shown(destination));
        }
    }

    /** Without what follows the path, where the secret is. */
    private static String shown(String destination) {
        int path = destination.indexOf(PATH);
        int query = destination.indexOf('?');
        int end = path >= 0 ? path + PATH.length() : query >= 0 ? query : destination.lastIndexOf('/');
        return destination.substring(0, end) + "…";
    }
}
