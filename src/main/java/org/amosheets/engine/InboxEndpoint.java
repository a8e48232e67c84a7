package org.amosheets.engine;

import org.amosheets.store.Inbox;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One lane of the inbox. */
final class InboxEndpoint extends DefaultEndpoint {

    private final InboxComponent inbox;
    private final Inbox.Lane lane;
    private final int max;

    InboxEndpoint(String uri, InboxComponent component, Inbox.Lane lane, int max) {
        super(uri, component);
        this.inbox = component;
        this.lane = lane;
        this.max = max;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "The inbox is filled by the edges, which answer only once it is stored");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new InboxConsumer(this, processor, inbox, lane, max);
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
