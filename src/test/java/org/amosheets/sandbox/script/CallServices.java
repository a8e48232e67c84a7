package org.amosheets.sandbox.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.amosheets.sandbox.script.Project.Installed;
import org.graalvm.polyglot.Value;

/** {@code UrlFetchApp}, {@code ScriptApp} and {@code Utilities}. */
public final class CallServices {

    private CallServices() {}

    /** {@code UrlFetchApp}. */
    public static final class Fetch {
        private static final Set<String> OPTIONS =
                Set.of("method", "contentType", "headers", "payload", "muteHttpExceptions", "followRedirects");
        private static final int URL_LENGTH = 2 * 1024;
        private static final int PAYLOAD_BYTES = 50 * 1024 * 1024;

        private final Execution run;

        Fetch(Execution run) {
            this.run = run;
        }

        public Response fetch(String url, Value options) {
            run.needsGrant("UrlFetchApp.fetch");
            if (!OPTIONS.containsAll(options.getMemberKeys())) {
                throw new IllegalArgumentException("Attribute provided with invalid value");
            }
            String payload =
                    options.hasMember("payload") ? options.getMember("payload").asString() : "";
            if (url.length() > URL_LENGTH || payload.getBytes(StandardCharsets.UTF_8).length > PAYLOAD_BYTES) {
                throw new IllegalArgumentException("Limit Exceeded: URLFetch URL Length or POST Size.");
            }
            Map<String, String> headers = new HashMap<>();
            if (options.hasMember("headers")) {
                Value given = options.getMember("headers");
                given.getMemberKeys()
                        .forEach(name -> headers.put(name, given.getMember(name).asString()));
            }
            if (options.hasMember("contentType")) {
                headers.put("Content-Type", options.getMember("contentType").asString());
            }
            String method = options.hasMember("method")
                    ? options.getMember("method").asString().toUpperCase(Locale.ROOT)
                    : "GET";
            Web.Call call = new Web.Call(method, url, headers, payload);
            run.project.calls.add(call);
            return answered(call, options);
        }

        private Response answered(Web.Call call, Value options) {
            try {
                Response response = new Response(run.project.web.call(call));
                boolean muted = options.hasMember("muteHttpExceptions")
                        && options.getMember("muteHttpExceptions").asBoolean();
                if (!muted && response.getResponseCode() >= 400) {
                    throw new IllegalStateException(
                            "Request failed for " + call.url() + " returned code " + response.getResponseCode());
                }
                return response;
            } catch (IOException nobody) {
                throw new IllegalStateException("Address unavailable: " + call.url(), nobody);
            }
        }
    }

    /** {@code HTTPResponse}. */
    public static final class Response {
        private final Web.Reply reply;

        Response(Web.Reply reply) {
            this.reply = reply;
        }

        public int getResponseCode() {
            return reply.status();
        }

        public String getContentText() {
            return reply.text();
        }
    }

    /** {@code ScriptApp}: everybody sees and removes the triggers of his own. */
    public static final class Triggers {
        private static final int MOST = 20;

        private final Execution run;

        Triggers(Execution run) {
            this.run = run;
        }

        public Value getProjectTriggers() {
            run.needsGrant("ScriptApp.getProjectTriggers");
            return run.array(run.project.triggers.stream()
                    .filter(trigger -> trigger.owner().equals(run.user))
                    .map(Trigger::new)
                    .toList());
        }

        public void deleteTrigger(Trigger trigger) {
            run.needsGrant("ScriptApp.deleteTrigger");
            run.project.triggers.remove(trigger.installed);
        }

        public Builder newTrigger(String function) {
            run.needsGrant("ScriptApp.newTrigger");
            return new Builder(run, function, "");
        }

        private static void install(Execution run, Installed trigger) {
            long own = run.project.triggers.stream()
                    .filter(other -> other.owner().equals(run.user))
                    .count();
            if (own >= MOST) {
                throw new IllegalStateException(
                        "This script has too many triggers. Triggers must be deleted before more can be added.");
            }
            run.project.triggers.add(trigger);
        }
    }

    /** An installed trigger, as its owner sees it. */
    public static final class Trigger {
        private final Installed installed;

        Trigger(Installed installed) {
            this.installed = installed;
        }

        public String getUniqueId() {
            return installed.id();
        }

        public String getHandlerFunction() {
            return installed.function();
        }
    }

    /** {@code TriggerBuilder} and {@code SpreadsheetTriggerBuilder}. */
    public static final class Builder {
        private final Execution run;
        private final String function;
        private final String event;

        Builder(Execution run, String function, String event) {
            this.run = run;
            this.function = function;
            this.event = event;
        }

        public Builder forSpreadsheet(SheetServices.Spreadsheet spreadsheet) {
            return this;
        }

        public Builder onEdit() {
            return new Builder(run, function, "ON_EDIT");
        }

        public Builder onChange() {
            return new Builder(run, function, "ON_CHANGE");
        }

        public Trigger create() {
            String id = Long.toString(run.project.ids.incrementAndGet());
            Installed trigger = new Installed(id, function, event, run.user);
            Triggers.install(run, trigger);
            return new Trigger(trigger);
        }
    }

    /** {@code Utilities}. */
    public static final class Utilities {

        /** Nobody has to wait in a test. */
        public void sleep(int ms) {}

        public String formatDate(Value date, String zone, String format) {
            Instant at = date.asInstant();
            return DateTimeFormatter.ofPattern(format, Locale.ROOT)
                    .withZone(ZoneId.of(zone))
                    .format(at);
        }
    }
}
