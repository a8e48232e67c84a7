package org.amosheets.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.amosheets.engine.BatchFailures.Answer;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Takes what waits as one batch, sends it through the route, and takes it again if the route failed. */
final class InboxConsumer extends DefaultConsumer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(InboxConsumer.class);
    /** How often an empty inbox is looked at; half of it is added to a lone change's way on average. */
    private static final long IDLE_MS = 50;

    private static final long STAND_BY_MS = 250;

    private final Store store;
    private final Leadership leadership;
    private final Obstacles obstacles;
    private final Pace pace;
    private final Inbox.Lane lane;
    private final int max;
    private final BatchFailures failures;
    private final ReentrantLock resting = new ReentrantLock();
    private final Condition stopped = resting.newCondition();
    private volatile boolean running;
    private volatile Thread worker = Thread.currentThread();

    InboxConsumer(InboxEndpoint endpoint, Processor processor, InboxComponent inbox, Inbox.Lane lane, int max) {
        super(endpoint, processor);
        this.store = inbox.store();
        this.leadership = inbox.leadership();
        this.obstacles = inbox.obstacles();
        this.pace = inbox.pace(lane);
        this.lane = lane;
        this.max = max;
        this.failures = new BatchFailures(store);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        running = true;
        worker = new Thread(this, "inbox-" + lane);
        worker.start();
    }

    /** Lets the batch under way finish; what it does not finish stays in the inbox. */
    @Override
    protected void doStop() throws Exception {
        running = false;
        resting.lock();
        try {
            stopped.signalAll();
        } finally {
            resting.unlock();
        }
        leadership.dismiss(worker);
        try {
            worker.join(TimeUnit.SECONDS.toMillis(25));
        } catch (InterruptedException e) {
            // Camel has waited for long enough; the process ends, and with it what is under way.
            Thread.currentThread().interrupt();
        }
        super.doStop();
    }

    @Override
    public void run() {
        while (running) {
            long pause;
            try {
                // Before the turn is taken, lest the other lane wait along.
                gather();
                pause = leadership.ready() ? work() : STAND_BY_MS;
            } catch (RuntimeException e) {
                obstacles.met(lane, BatchFailures.root(e));
                pause = failures.answer(null, e).pauseMs();
            }
            rest(pause);
        }
    }

    /** While Google's quota holds the next batch up, changes gather in the inbox. */
    private void gather() {
        long wait = pace.beforeBatch();
        if (wait > 0) {
            rest(wait);
            rest(pace.forCompany(store.inbox().entries(lane)));
        }
    }

    /** Returns how long to wait before the next look, ms. */
    private long work() {
        try (Leadership.Turn turn = leadership.awaitTurn()) {
            if (!running || !leadership.ready()) {
                return STAND_BY_MS;
            }
            if (!leadership.recover()) {
                return STAND_BY_MS;
            }
            Inbox.Taken taken = store.inbox().take(lane, failures.most(max), 0);
            if (taken.isEmpty()) {
                obstacles.passed(lane);
                return IDLE_MS;
            }
            return pace.watch(() -> process(taken));
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private long process(Inbox.Taken taken) {
        try {
            return sent(taken);
        } finally {
            // The first step gave the batch its id.
            MDC.remove(Told.BATCH);
        }
    }

    private long sent(Inbox.Taken taken) {
        Exchange exchange = createExchange(true);
        try {
            exchange.getMessage().setBody(taken);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        releaseExchange(exchange, true);
        if (failure == null) {
            failures.succeeded();
            obstacles.passed(lane);
            return 0;
        }
        if (!running) {
            // It failed because this ends: no fault of the changes, which stay in the inbox.
            LOG.info(
                    "What was under way is taken up again at the next start: {}",
                    BatchFailures.root(failure).getMessage());
            return 0;
        }
        obstacles.met(lane, BatchFailures.root(failure));
        Answer answer = failures.answer(taken, failure);
        LOG.warn("{}", answer.message());
        return answer.pauseMs();
    }

    private void rest(long ms) {
        if (ms <= 0) {
            return;
        }
        resting.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(ms);
            while (running && left > 0) {
                left = stopped.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        } finally {
            resting.unlock();
        }
    }
}
