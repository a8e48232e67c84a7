package org.amosheets.sandbox.amocrm;

import java.time.Duration;
import java.util.List;

/** The fake's webhooks as tests and the page handle them: who is told, what was sent, and what goes wrong on the way. */
public final class Webhooks {

    /** Every event that concerns leads and contacts. */
    public static final List<String> ALL = List.of(
            "add_lead",
            "update_lead",
            "delete_lead",
            "restore_lead",
            "status_lead",
            "responsible_lead",
            "add_contact",
            "update_contact",
            "delete_contact",
            "restore_contact");

    private final Subscriptions subscriptions;
    private final HookOutbox outbox;
    private final HookSender sender;

    Webhooks(Subscriptions subscriptions, HookOutbox outbox, HookSender sender) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.sender = sender;
    }

    /** Registers a destination; without events it is told of everything. */
    public Subscription subscribe(String url, String... events) {
        return subscriptions.put(url, events.length == 0 ? ALL : List.of(events), 10);
    }

    public boolean unsubscribe(String url) {
        return subscriptions.remove(url);
    }

    public List<Subscription> subscriptions() {
        return subscriptions.all();
    }

    /** Switches a destination off or on, as amoCRM or an administrator does. */
    public void disable(String url, boolean off) {
        subscriptions.disable(url, off);
    }

    /** Every attempt so far, the oldest first. */
    public List<Delivery> deliveries() {
        return sender.deliveries();
    }

    public void forgetDeliveries() {
        sender.forget();
    }

    /** Whether nothing waits to be sent or tried again. */
    public boolean idle() {
        return sender.underWay() == 0;
    }

    /** The next n announcements get lost. */
    public void dropNext(int n) {
        outbox.drop(n);
    }

    /** Each of the next n bodies is sent twice. */
    public void duplicateNext(int n) {
        outbox.duplicate(n);
    }

    /** The next n announcements become one body, sent when the last of them is there or at {@link #flush()}. */
    public void mergeNext(int n) {
        outbox.merge(n);
    }

    /** The next n bodies are held back and sent last to first. */
    public void reorderNext(int n) {
        outbox.reorder(n);
    }

    /** Each of the next n bodies is sent this much later; what follows overtakes it. */
    public void delayNext(int n, Duration delay) {
        outbox.delay(n, delay);
    }

    /** Bodies with ids only, as digital-pipeline triggers send them. */
    public void thin(boolean on) {
        outbox.thin(on);
    }

    /** Puts the account block first or last, whatever the generation. */
    public void accountFirst(boolean first) {
        outbox.accountFirst(first);
    }

    /** Holds everything back. */
    public void pause() {
        outbox.pause(true);
    }

    public void resume() {
        outbox.pause(false);
    }

    /** Sends what merging and reordering still hold back. */
    public void flush() {
        outbox.flush();
    }
}
