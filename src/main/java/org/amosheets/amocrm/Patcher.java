package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.amocrm.AmoCrmException.Fault;
import org.amosheets.amocrm.AmoCrmException.Rejected;

/**
 * Patches in batches. One entity at fault makes amoCRM refuse a whole batch: the ones it names are taken out and the rest
 * is sent again; where it names none, the batch is halved.
 */
final class Patcher {

    /** amoCRM takes 250 but advises 50 ("Recommendations" of its docs). */
    private static final int BATCH = 50;

    /** Where so many wait that they would hold up others, more go in one request. */
    private static final int MANY = 150;

    private static final int BIG_BATCH = 200;

    /** Enough to find a few unnamed culprits; more refusals than this are about the request, not about the entities. */
    private static final int MOST_REFUSALS = 30;

    private final String plural;
    private final Remote remote;
    private final Parallel parallel;
    private final Narrowing narrowing;

    Patcher(String plural, Remote remote, Parallel parallel, Narrowing narrowing) {
        this.narrowing = narrowing;
        this.plural = plural;
        this.remote = remote;
        this.parallel = parallel;
    }

    PatchReport patch(List<EntityWrite> writes, EntityEncoder encoder) {
        Outcome whole = new Outcome();
        List<ObjectNode> ready = new ArrayList<>();
        for (EntityWrite write : writes) {
            try {
                ObjectNode json = encoder.patch(write);
                if (json.size() > 2) {
                    ready.add(json);
                } else {
                    whole.applied.add(write.id()); // nothing to change: amoCRM refuses or re-announces an empty patch
                }
            } catch (Refusal refusal) {
                whole.refused.put(write.id(), reason(refusal.fault()));
            }
        }
        parallel.map(Parallel.chunks(ready, ready.size() > MANY ? BIG_BATCH : BATCH), this::send)
                .forEach(whole::add);
        return new PatchReport(Set.copyOf(whole.applied), Map.copyOf(whole.refused), Map.copyOf(whole.failed));
    }

    private Outcome send(List<ObjectNode> batch) {
        Outcome outcome = new Outcome();
        Deque<List<ObjectNode>> waiting = new ArrayDeque<>(List.of(batch));
        int refusals = 0;
        while (!waiting.isEmpty()) {
            List<ObjectNode> part = waiting.pop();
            List<Map.Entry<List<ObjectNode>, Rejected>> rejections = new ArrayList<>();
            try {
                List<ObjectNode> failing = narrowing.run(part, some -> {
                    try {
                        outcome.confirm(some, sent(some));
                    } catch (Rejected rejected) {
                        rejections.add(Map.entry(some, rejected));
                    }
                });
                outcome.fail(failing, "amoCRM answers with an error of its own; it is tried again later.");
            } catch (Busy busy) {
                waiting.push(part);
                waiting.forEach(rest -> outcome.fail(rest, String.valueOf(busy.getMessage())));
                return outcome;
            }
            for (Map.Entry<List<ObjectNode>, Rejected> rejection : rejections) {
                List<ObjectNode> rejected = rejection.getKey();
                List<ObjectNode> rest =
                        outcome.refuse(rejected, rejection.getValue().faults());
                String why = String.valueOf(rejection.getValue().getMessage());
                if (rest.size() < rejected.size()) {
                    waiting.push(rest);
                } else if (rejected.size() == 1) {
                    outcome.refused.put(id(rejected.get(0)), why);
                } else if (++refusals > MOST_REFUSALS) {
                    outcome.fail(rejected, why);
                } else {
                    waiting.push(rejected.subList(rejected.size() / 2, rejected.size()));
                    waiting.push(rejected.subList(0, rejected.size() / 2));
                }
            }
        }
        return outcome;
    }

    private JsonNode sent(List<ObjectNode> part) {
        if (part.isEmpty()) {
            return Json.object();
        }
        return remote.call("amocrm-patch-" + plural, Map.of(), Json.array().addAll(part))
                .path("_embedded")
                .path(plural);
    }

    private static long id(JsonNode entity) {
        return entity.path("id").asLong();
    }

    private static String reason(Fault fault) {
        String text = fault.detail().isEmpty() ? fault.code() : fault.detail();
        return fault.path().isEmpty() ? text : fault.path() + ": " + text;
    }

    /** What became of the entities so far. */
    private static final class Outcome {
        private final Set<Long> applied = new HashSet<>();
        private final Map<Long, String> refused = new HashMap<>();
        private final Map<Long, String> failed = new HashMap<>();

        void add(Outcome other) {
            applied.addAll(other.applied);
            refused.putAll(other.refused);
            failed.putAll(other.failed);
        }

        void confirm(List<ObjectNode> part, JsonNode answered) {
            Set<Long> confirmed = new HashSet<>();
            answered.forEach(entity -> confirmed.add(id(entity)));
            for (ObjectNode entity : part) {
                if (confirmed.contains(id(entity))) {
                    applied.add(id(entity));
                } else {
                    failed.put(id(entity), "amoCRM did not confirm the change; it is sent again later.");
                }
            }
        }

        void fail(List<ObjectNode> part, String why) {
            part.forEach(entity -> failed.put(id(entity), why));
        }

        /** Notes the named ones and returns the others. */
        List<ObjectNode> refuse(List<ObjectNode> part, List<Fault> faults) {
            Map<String, String> reasons = new HashMap<>();
            faults.forEach(fault -> reasons.merge(fault.requestId(), reason(fault), (a, b) -> a + "; " + b));
            boolean byId = part.stream().anyMatch(entity -> reasons.containsKey(Long.toString(id(entity))));
            List<ObjectNode> rest = new ArrayList<>();
            for (int index = 0; index < part.size(); index++) {
                ObjectNode entity = part.get(index);
                // Where a server does not echo our request id it counts from 0.
                String reason = reasons.get(byId ? Long.toString(id(entity)) : Integer.toString(index));
                if (reason == null) {
                    rest.add(entity);
                } else {
                    refused.put(id(entity), reason);
                }
            }
            return rest;
        }
    }
}
