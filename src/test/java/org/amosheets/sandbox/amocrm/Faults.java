package org.amosheets.sandbox.amocrm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Scripted faults: {@code faults.on("POST", "/api/v4/leads/complex").times(1).closeAfter()}. The first rule that fits a
 * request and is not used up applies; requests that the limit refuses don't use up a rule.
 */
public final class Faults {

    private final List<Rule> rules = new ArrayList<>();

    Faults() {}

    /** Requests of this method ({@code *} for any) whose path matches the regular expression ({@code *} for any). */
    public Plan on(String method, String pathPattern) {
        Pattern path = Pattern.compile(pathPattern.equals("*") ? ".*" : pathPattern);
        return on((m, p) ->
                (method.equals("*") || method.equals(m)) && path.matcher(p).matches());
    }

    /** Requests whose method and path the predicate takes. */
    public Plan on(BiPredicate<String, String> methodAndPath) {
        return new Plan(call -> methodAndPath.test(call.method(), call.path()));
    }

    /** Requests of this method ({@code *} for any) that concern this entity, by themselves or among others. */
    public Plan about(String method, long id) {
        Pattern named = Pattern.compile(".*(/|=|\"id\":)" + id + "(?![0-9]).*", Pattern.DOTALL);
        return new Plan(call -> (method.equals("*") || method.equals(call.method()))
                && named.matcher(call.path() + "?" + call.rawQuery() + "\n" + call.text())
                        .matches());
    }

    /** Drops all rules and lets go what hangs. */
    public synchronized void clear() {
        rules.forEach(rule -> rule.fault.gate().countDown());
        rules.clear();
    }

    synchronized Optional<Fault> take(Call call) {
        for (Iterator<Rule> i = rules.iterator(); i.hasNext(); ) {
            Rule rule = i.next();
            if (rule.remaining > 0 && rule.fits.test(call)) {
                rule.remaining--;
                if (rule.remaining == 0 && rule.fault.kind() != Fault.Kind.HANG) {
                    i.remove();
                }
                return Optional.of(rule.fault);
            }
        }
        return Optional.empty();
    }

    private synchronized void add(Predicate<Call> fits, int times, Fault fault) {
        rules.add(new Rule(fits, times, fault));
    }

    /** Which requests, how often; then one of the faults. */
    public final class Plan {
        private final Predicate<Call> fits;
        private int times = 1;

        private Plan(Predicate<Call> fits) {
            this.fits = fits;
        }

        public Plan times(int n) {
            times = n;
            return this;
        }

        /** Until {@link Faults#clear()}. */
        public Plan always() {
            return times(Integer.MAX_VALUE);
        }

        /** Answers this status without doing anything; 429, 403, 502, 503 and 504 as HTML. */
        public void status(int status) {
            add(fits, times, Fault.status(Fault.Kind.STATUS_BEFORE, status));
        }

        /** Does the work, then answers this status. */
        public void statusAfter(int status) {
            add(fits, times, Fault.status(Fault.Kind.STATUS_AFTER, status));
        }

        /** Waits before doing the work. */
        public void delay(Duration time) {
            add(fits, times, Fault.delay(Fault.Kind.DELAY_BEFORE, time));
        }

        /** Does the work at once, and answers late. */
        public void slow(Duration time) {
            add(fits, times, Fault.delay(Fault.Kind.DELAY_AFTER, time));
        }

        /** Waits before doing the work until the returned gate is counted down; closing the fake does that too. */
        public CountDownLatch hang() {
            CountDownLatch gate = new CountDownLatch(1);
            add(fits, times, Fault.hang(gate));
            return gate;
        }

        /** Closes the connection without doing anything. */
        public void closeBefore() {
            add(fits, times, Fault.of(Fault.Kind.CLOSE_BEFORE));
        }

        /** Does the work and closes the connection without an answer. */
        public void closeAfter() {
            add(fits, times, Fault.of(Fault.Kind.CLOSE_AFTER));
        }

        /** Runs this and closes the connection without doing the work: who is killed by it never gets it done. */
        public void before(Runnable action) {
            add(fits, times, Fault.running(Fault.Kind.CLOSE_BEFORE, action));
        }

        /** Does the work, runs this, and closes the connection without an answer. */
        public void after(Runnable action) {
            add(fits, times, Fault.running(Fault.Kind.CLOSE_AFTER, action));
        }

        /** Does the work and runs this right before the answer is sent; the answer is the true one. */
        public void answering(Runnable action) {
            add(fits, times, Fault.running(Fault.Kind.ANSWERED, action));
        }
    }

    private static final class Rule {
        private final Predicate<Call> fits;
        private final Fault fault;
        private int remaining;

        Rule(Predicate<Call> fits, int remaining, Fault fault) {
            this.fits = fits;
            this.remaining = remaining;
            this.fault = fault;
        }
    }
}
