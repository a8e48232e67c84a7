package org.amosheets.sandbox.script;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** What Google keeps of a script between its runs, and what its users saw of it. */
final class Project {

    /** An installed trigger; it runs as the one who installed it. */
    record Installed(String id, String function, String event, String owner) {}

    /** A value of the cache with its end. */
    record Cached(String value, long untilMs) {}

    /** What somebody answers to a dialog. */
    record Reply(String button, String text) {}

    /** What a dialog showed. */
    record Shown(String title, String text, String buttons) {}

    final Clock clock;
    final Web web;
    final Map<String, String> properties = new ConcurrentHashMap<>();
    final Map<String, Cached> cache = new ConcurrentHashMap<>();
    final Map<String, Semaphore> locks = new ConcurrentHashMap<>();
    final List<Installed> triggers = Collections.synchronizedList(new ArrayList<>());
    final List<String> toasts = Collections.synchronizedList(new ArrayList<>());
    final List<Shown> dialogs = Collections.synchronizedList(new ArrayList<>());
    final List<String> menu = Collections.synchronizedList(new ArrayList<>());
    final List<Web.Call> calls = Collections.synchronizedList(new ArrayList<>());
    final Deque<Reply> replies = new ArrayDeque<>();
    final AtomicLong ids = new AtomicLong(2_212_109_739_582_554_112L);
    volatile int activeSheetId;

    Project(Clock clock, Web web) {
        this.clock = clock;
        this.web = web;
    }
}
