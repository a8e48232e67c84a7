package org.amosheets.sandbox.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.sandbox.amocrm.Activity;
import org.amosheets.sandbox.amocrm.ContactView;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.Pipeline;
import org.amosheets.sandbox.amocrm.Status;

/** Tells the live list of changes and webhooks in amoCRM, and remembers who changed what last. */
final class CrmMarks {

    private static final Pattern STATUSES = Pattern.compile("status (\\d+) → (\\d+)");
    private static final Pattern ATTEMPT = Pattern.compile("attempt (\\d+) answered (\\d+)");

    private final FakeAmoCrm amo;
    private final LiveLog log;
    private final Map<String, Mark> marks = new HashMap<>();

    CrmMarks(FakeAmoCrm amo, LiveLog log) {
        this.amo = amo;
        this.log = log;
    }

    void seen(Activity activity) {
        switch (activity.kind()) {
            case DATA -> changed(activity);
            case HOOK -> hook(activity.text());
            case REQUEST -> {
                // The request log says more about it: how many entities there were.
            }
        }
    }

    private void hook(String text) {
        Matcher attempt = ATTEMPT.matcher(text);
        if (attempt.matches()) {
            log.add("hook", "hook.answered", Map.of("attempt", attempt.group(1), "status", attempt.group(2)));
        } else {
            log.add("hook", "hook.other", Map.of("text", text));
        }
    }

    /** The subject is {@code lead 24000001} or {@code contact 41000001}. */
    private void changed(Activity activity) {
        List<String> subject = List.of(activity.subject().split(" ", 2));
        long id = Long.parseLong(subject.get(1));
        boolean lead = subject.get(0).equals("lead");
        long actor = lead
                ? amo.state().lead(id).map(LeadView::updatedBy).orElse(0L)
                : amo.state().contact(id).map(ContactView::updatedBy).orElse(0L);
        By by = by(actor);
        synchronized (this) {
            marks.put(activity.subject(), new Mark(log.touch(), by, activity.wallMillis()));
        }
        log.add(
                "crm",
                "crm." + by.text(),
                Map.of("entity", subject.get(0), "id", id, "name", name(lead, id), "text", named(activity.text())));
    }

    private String name(boolean lead, long id) {
        return lead
                ? amo.state().lead(id).map(LeadView::name).orElse("")
                : amo.state().contact(id).map(ContactView::name).orElse("");
    }

    /** What the API writes has the robot as its author. */
    static By by(long actor) {
        return actor == 0 ? By.API : By.USER;
    }

    private String named(String text) {
        return STATUSES.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(status(found.group(1)) + " → " + status(found.group(2))));
    }

    private String status(String id) {
        return amo.state().pipelines().stream()
                .map(Pipeline::statuses)
                .flatMap(List::stream)
                .filter(status -> Long.toString(status.id()).equals(id))
                .map(Status::name)
                .findFirst()
                .orElse(id);
    }

    /** By subject, as {@code lead 24000001}. */
    synchronized Map<String, Mark> all() {
        return Map.copyOf(marks);
    }
}
