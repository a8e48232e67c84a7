package org.amosheets.store;

import java.util.List;
import java.util.stream.Stream;

/** Sends a commit's operations to its script. */
final class CommitScript {

    private final Redis redis;
    private final List<Object> keys;

    CommitScript(Redis redis, Keys keys) {
        this.redis = redis;
        // In the order that the script names them.
        this.keys = Stream.of(
                        "lease",
                        "fence",
                        "commits",
                        "sequence",
                        "links",
                        "lead-keys",
                        "contact-keys",
                        "rows",
                        "intents",
                        "sent",
                        "shown",
                        "standing",
                        "marks",
                        "sets",
                        "audit",
                        "audit-index",
                        "audit-open",
                        "conflicts",
                        "conflicts-index",
                        "open-conflicts",
                        "journal",
                        "patched",
                        "callers",
                        "answers",
                        "imports",
                        "import-waiting",
                        "import-done",
                        Inbox.Lane.ROWS.inbox(),
                        Inbox.Lane.ROWS.delayed(),
                        Inbox.Lane.ROWS.deliveries(),
                        Inbox.Lane.LEADS.inbox(),
                        Inbox.Lane.LEADS.delayed(),
                        Inbox.Lane.LEADS.deliveries(),
                        Identity.RUN)
                .map(name -> (Object) keys.of(name))
                .toList();
    }

    void run(String owner, String fence, String id, List<List<String>> operations) {
        List<Object> answer =
                redis.list("commit", Script.COMMIT, keys, owner, fence, id, LaneReader.GROUP, Json.write(operations));
        switch ((String) answer.get(0)) {
            case "OK" -> {}
            case "LOST" -> throw new LeaseLost();
            case "GONE" -> throw new StandingGone();
            case "TAKEN" ->
                throw new IllegalStateException("Tried to link lead " + answer.get(1)
                        + " to a row but failed because row " + answer.get(2) + " has it; nothing was committed.");
            default -> throw new IllegalStateException("Unknown answer of the commit's script: " + answer.get(0));
        }
    }
}
