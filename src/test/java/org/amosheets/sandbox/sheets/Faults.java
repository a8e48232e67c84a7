package org.amosheets.sandbox.sheets;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The switches that break things. */
public final class Faults {

    private static final class Plan {
        private final Predicate<Call> when;
        private final Fault fault;
        private int left;

        Plan(int times, Predicate<Call> when, Fault fault) {
            this.left = times;
            this.when = when;
            this.fault = fault;
        }
    }

    private final List<Plan> plans = new ArrayList<>();
    private final Deque<Runnable> beforeWrite = new ArrayDeque<>();
    private final Deque<Runnable> afterRead = new ArrayDeque<>();
    private final Workbook workbook;
    private CountDownLatch held = new CountDownLatch(1);
    private int hanging;
    private Duration delay = Duration.ZERO;
    private boolean access = true;
    private boolean readOnly;

    Faults(Workbook workbook) {
        this.workbook = workbook;
    }

    /** The next {@code times} requests that match go wrong; plans are tried in the order of their making. */
    public synchronized void next(int times, Predicate<Call> when, Fault fault) {
        plans.add(new Plan(times, when, fault));
    }

    public void nextWrite(Fault fault) {
        next(1, Call::isWrite, fault);
    }

    public void nextRead(Fault fault) {
        next(1, Call::isRead, fault);
    }

    /** Forgets all plans and hooks, frees what hangs, and sets every switch back. */
    public void clear() {
        synchronized (this) {
            plans.clear();
            beforeWrite.clear();
            afterRead.clear();
            delay = Duration.ZERO;
            access = true;
            readOnly = false;
        }
        release();
        staleReads(Duration.ZERO);
    }

    /** How many planned faults have not struck yet. */
    public synchronized int planned() {
        return plans.stream().mapToInt(p -> p.left).sum();
    }

    /** Lets the requests go on that hang now. */
    public synchronized void release() {
        held.countDown();
        held = new CountDownLatch(1);
    }

    /** How many requests hang now. */
    public synchronized int hanging() {
        return hanging;
    }

    /** Every request takes this much longer. */
    public synchronized void delay(Duration every) {
        this.delay = every;
    }

    /** Off: every request is answered with 403, as if the sheet was no longer shared. */
    public synchronized void access(boolean granted) {
        this.access = granted;
    }

    /** On: every write is answered with 403, as if the sheet was shared for reading only. */
    public synchronized void readOnly(boolean on) {
        this.readOnly = on;
    }

    /** Reads of the API see what the spreadsheet was this long ago; zero switches it off. */
    public void staleReads(Duration age) {
        workbook.staleReads(age);
    }

    /** Runs once, before the next write is applied, with nothing locked: what a person does at the worst moment. */
    public synchronized void beforeNextWrite(Runnable action) {
        beforeWrite.addLast(action);
    }

    /** Runs once, after the next read has seen its state and before it is answered. */
    public synchronized void afterNextRead(Runnable action) {
        afterRead.addLast(action);
    }

    synchronized @Nullable Fault take(Call call) {
        for (Iterator<Plan> all = plans.iterator(); all.hasNext(); ) {
            Plan plan = all.next();
            if (plan.when.test(call)) {
                if (--plan.left <= 0) {
                    all.remove();
                }
                return plan.fault;
            }
        }
        return null;
    }

    synchronized void checkAccess(Call call) {
        if (!access || (readOnly && call.isWrite())) {
            throw ApiError.of(403, "The caller does not have permission");
        }
    }

    void await(@Nullable Fault fault) throws InterruptedException {
        Duration all;
        synchronized (this) {
            all = delay;
        }
        if (fault != null && fault.what() == Fault.What.DELAY) {
            all = all.plus(fault.delay());
        }
        long end = System.nanoTime() + all.toNanos();
        for (long left = all.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        if (fault != null && fault.what() == Fault.What.HANG) {
            hang();
        }
    }

    private void hang() throws InterruptedException {
        CountDownLatch mine;
        synchronized (this) {
            mine = held;
            hanging++;
        }
        try {
            // A test that forgets to release must not keep the thread for ever.
            boolean released = mine.await(10, TimeUnit.MINUTES);
            if (!released) {
                throw new InterruptedException();
            }
        } finally {
            synchronized (this) {
                hanging--;
            }
        }
    }

    void runHook(Call call, boolean before) {
        @Nullable Runnable hook;
        synchronized (this) {
            hook = before && call.isWrite()
                    ? beforeWrite.pollFirst()
                    : !before && call.isRead() ? afterRead.pollFirst() : null;
        }
        if (hook != null) {
            hook.run();
        }
    }
}
