package org.amosheets.sandbox.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/** One run of the script: who runs it, what he may do in it, and the locks that end with it. */
final class Execution implements AutoCloseable {

    /** How a run came about. */
    enum Kind {
        /** A simple trigger: without the rights that somebody has to grant. */
        SIMPLE,
        /** An installed trigger: with all rights, but nobody to talk to. */
        INSTALLED,
        /** A click in the menu. */
        MENU
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    final Project project;
    final Kind kind;
    final String user;
    private final Context js;
    private final List<Semaphore> held = new ArrayList<>();

    Execution(Project project, Kind kind, String user, Context js) {
        this.project = project;
        this.kind = kind;
        this.user = user;
        this.js = js;
    }

    /** Services that need a grant are closed to simple triggers. */
    void needsGrant(String call) {
        if (kind == Kind.SIMPLE) {
            throw new IllegalStateException("You do not have permission to call " + call);
        }
    }

    /** A value as the script's own arrays and objects, which Google's services hand out. */
    Value own(Object value) {
        try {
            return js.eval("js", "JSON.parse").execute(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Value array(List<?> things) {
        Value array = js.eval("js", "[]");
        for (int i = 0; i < things.size(); i++) {
            array.setArrayElement(i, things.get(i));
        }
        return array;
    }

    Value object() {
        return js.eval("js", "({})");
    }

    boolean hold(Semaphore lock, boolean taken) {
        if (taken) {
            held.add(lock);
        }
        return taken;
    }

    boolean holds(Semaphore lock) {
        return held.contains(lock);
    }

    void release(Semaphore lock) {
        if (held.remove(lock)) {
            lock.release();
        }
    }

    /** Google takes back what a run forgot to release. */
    @Override
    public void close() {
        held.forEach(Semaphore::release);
        held.clear();
    }
}
