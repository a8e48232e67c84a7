package org.amosheets.sandbox.amocrm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a change and its delivery, and misbehaves on request. Called under the account's lock, so it only
 * queues.
 */
final class HookOutbox {

    private final Subscriptions subscriptions;
    private final HookSender sender;
    private final Settings settings;
    private final ActivityBus bus;
    private @Nullable Account account;

    private int drop;
    private int duplicate;
    private int merge;
    private int reorder;
    private int delayed;
    private Duration delay = Duration.ZERO;
    private boolean thin;
    private @Nullable Boolean accountFirst;
    private boolean paused;
    private final List<HookItem> merging = new ArrayList<>();
    private final List<List<HookItem>> reordering = new ArrayList<>();
    private final List<List<HookItem>> waiting = new ArrayList<>();

    HookOutbox(Subscriptions subscriptions, HookSender sender, Settings settings, ActivityBus bus) {
        this.subscriptions = subscriptions;
        this.sender = sender;
        this.settings = settings;
        this.bus = bus;
    }

    /** The account renders into the outbox and the outbox names the account in every body: one of them comes first. */
    synchronized void attach(Account owner) {
        account = owner;
    }

    synchronized void offer(List<HookItem> group) {
        List<HookItem> wanted = group.stream().filter(this::anyoneWants).toList();
        if (wanted.isEmpty()) {
            return;
        }
        if (drop > 0) {
            drop--;
            bus.tell(Activity.Kind.HOOK, wanted.toString(), "dropped");
        } else if (paused) {
            waiting.add(wanted);
        } else if (merge > 0) {
            merging.addAll(wanted);
            if (--merge == 0) {
                flushMerging();
            }
        } else {
            order(wanted);
        }
    }

    private void order(List<HookItem> group) {
        if (reorder == 0) {
            post(group, Optional.empty());
            return;
        }
        reordering.add(group);
        if (--reorder == 0) {
            flushReordering();
        }
    }

    private void post(List<HookItem> group, Optional<Integer> lane) {
        Account owner = account;
        if (owner == null) {
            return;
        }
        int copies = duplicate > 0 ? 2 : 1;
        duplicate = Math.max(0, duplicate - 1);
        Duration wait = delayed > 0 ? delay : Duration.ZERO;
        delayed = Math.max(0, delayed - 1);
        HookGeneration generation = settings.hookGeneration;
        for (Subscription subscription : subscriptions.all()) {
            List<HookItem> items = group.stream()
                    .filter(item -> wants(subscription, item))
                    .map(item -> thin ? item.thin() : item)
                    .toList();
            if (items.isEmpty()) {
                continue;
            }
            boolean first = accountFirst == null ? generation.accountFirst : accountFirst;
            HookPost post = HookPost.of(subscription.destination(), items, generation, first, owner);
            for (int copy = 0; copy < copies; copy++) {
                sender.send(lane.map(post::inLane).orElse(post), wait);
            }
        }
    }

    private boolean anyoneWants(HookItem item) {
        return subscriptions.all().stream().anyMatch(subscription -> wants(subscription, item));
    }

    private static boolean wants(Subscription subscription, HookItem item) {
        return !subscription.disabled() && subscription.settings().contains(item.setting());
    }

    synchronized void drop(int count) {
        drop = count;
    }

    synchronized void duplicate(int count) {
        duplicate = count;
    }

    synchronized void merge(int count) {
        flushMerging();
        merge = count;
    }

    synchronized void reorder(int count) {
        flushReordering();
        reorder = count;
    }

    synchronized void delay(int count, Duration time) {
        delayed = count;
        delay = time;
    }

    synchronized void thin(boolean on) {
        thin = on;
    }

    synchronized void accountFirst(@Nullable Boolean first) {
        accountFirst = first;
    }

    synchronized void pause(boolean on) {
        paused = on;
        if (!on) {
            List<List<HookItem>> held = List.copyOf(waiting);
            waiting.clear();
            held.forEach(this::offer);
        }
    }

    /** Sends what merging and reordering still hold back. */
    synchronized void flush() {
        merge = 0;
        reorder = 0;
        flushMerging();
        flushReordering();
    }

    private void flushMerging() {
        if (!merging.isEmpty()) {
            List<HookItem> all = List.copyOf(merging);
            merging.clear();
            order(all);
        }
    }

    private void flushReordering() {
        List<List<HookItem>> groups = new ArrayList<>(reordering);
        reordering.clear();
        Collections.reverse(groups);
        // One lane for all of them: the wrong order is the point, so it must be kept.
        groups.forEach(group -> post(group, Optional.of(0)));
    }
}
