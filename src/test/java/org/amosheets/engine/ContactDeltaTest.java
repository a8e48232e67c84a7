package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.store.Inbox;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often amoCRM is asked which contacts changed: once for a batch, before it or in it. */
class ContactDeltaTest {

    private final List<String> asked = new ArrayList<>();
    private final SimulatedRedis redis = new SimulatedRedis(UUID.randomUUID().toString(), Clock.systemUTC());
    private final Store store = redis.plain();
    private final ContactIndexer index = new ContactIndexer(store, amoCrm(), "RU");
    private boolean busy;

    @BeforeEach
    void fillTheIndex() {
        store.lease().tryAcquire();
        index.fill(1_800_000_000);
        asked.clear();
    }

    @Test
    void aBatchAsksOnce() {
        Batch batch = batch();

        index.refresh(batch);
        index.refresh(batch);

        assertThat(asked).containsExactly("contactsUpdatedSince");
    }

    @Test
    void whatWasAskedAheadServesOneBatch() {
        index.askAhead(Runnable::run);
        index.refresh(batch());
        assertThat(asked).hasSize(1);

        index.refresh(batch());
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatFailedAheadIsAskedAgain() {
        busy = true;
        index.askAhead(Runnable::run);
        busy = false;

        index.refresh(batch());

        assertThat(asked).hasSize(2);
    }

    @SuppressWarnings("NullAway") // the tab is not looked at
    private Batch batch() {
        Inbox.Taken none = new Inbox.Taken(Inbox.Lane.ROWS, List.of(), List.of(), List.of(), false, 1);
        return new Batch(none, null, store.newCommit(), 0);
    }

    private AmoCrm amoCrm() {
        return (AmoCrm) Proxy.newProxyInstance(
                AmoCrm.class.getClassLoader(), new Class<?>[] {AmoCrm.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    if (busy) {
                        throw new Busy("later", false);
                    }
                    return null;
                });
    }
}
