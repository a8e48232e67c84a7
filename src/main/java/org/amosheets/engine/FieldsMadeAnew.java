package org.amosheets.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what was agreed on about a custom field that somebody deleted in amoCRM and made anew. The new one never held
 * it: that it is empty does not mean that it was emptied.
 */
final class FieldsMadeAnew {

    private static final Logger LOG = LoggerFactory.getLogger(FieldsMadeAnew.class);
    /** Which of amoCRM's fields each mapped one is, as far as the account ever had it. */
    private static final String KNOWN = "custom-fields";

    private static final String CUSTOM = "custom:";
    private static final int CHUNK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final Clock clock;
    private Map<String, String> seen = Map.of();

    FieldsMadeAnew(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The mapped fields that are others than when something was agreed about them. Changes nothing. */
    Set<String> peek(Tab tab) {
        return others(known(), now(tab));
    }

    /** The same, and from then on nothing is agreed about them; the rows that it concerns are looked at again. */
    synchronized Set<String> forget(Tab tab) {
        Map<String, String> now = now(tab);
        if (now.equals(seen)) {
            return Set.of();
        }
        Map<String, String> known = known();
        Set<String> anew = others(known, now);
        if (!anew.isEmpty()) {
            LOG.warn("The fields {} were made anew in amoCRM: what was agreed about them is forgotten", anew);
            forgetUnderWay(anew);
            forgetBases(anew);
        }
        Map<String, String> all = new TreeMap<>(known);
        all.putAll(now);
        if (!all.equals(known)) {
            keep(all);
        }
        seen = now;
        return anew;
    }

    /** The link without what was agreed about these fields. */
    static Link without(Link link, Set<String> fields) {
        return new Link(link.rowKey(), link.leadId(), link.contactId(), without(link.base(), fields));
    }

    static Map<String, String> without(Map<String, String> values, Set<String> fields) {
        Map<String, String> rest = new HashMap<>(values);
        rest.keySet().removeAll(fields);
        return rest;
    }

    /** From what is under way a base would be made again after a kill. */
    private void forgetUnderWay(Set<String> fields) {
        Commit commit = store.newCommit();
        store.sent().all().forEach((row, values) -> {
            if (!Collections.disjoint(values.keySet(), fields)) {
                commit.putSent(row, without(values, fields));
            }
        });
        store.shown().all().forEach((row, values) -> {
            if (!Collections.disjoint(values.keySet(), fields)) {
                commit.dropShown(row);
                commit.putShown(row, without(values, fields));
            }
        });
        if (!commit.isEmpty()) {
            commit.run(store.lease());
        }
    }

    private void forgetBases(Set<String> fields) {
        List<Link> links = new ArrayList<>();
        store.links().forEach(link -> {
            if (!without(link, fields).equals(link)) {
                links.add(link);
            }
        });
        for (int from = 0; from < links.size(); from += CHUNK) {
            Commit commit = store.newCommit();
            List<Change> looks = new ArrayList<>();
            for (Link link : links.subList(from, Math.min(links.size(), from + CHUNK))) {
                Link rest = without(link, fields);
                commit.putLink(rest);
                commit.audit(AuditEntry.about(
                                new AuditEntry.Subject(List.of(link.rowKey()), link.leadId(), link.contactId()),
                                UUID.randomUUID().toString(),
                                clock.millis(),
                                "",
                                AuditEntry.FORGOTTEN,
                                Map.of(),
                                "Fields were deleted in amoCRM and made anew")
                        .ended(AuditEntry.DONE)
                        .agreeing(rest.base()));
                looks.add(Change.key(link.rowKey(), Change.Source.RETRY, clock.millis()));
            }
            commit.enqueue(Inbox.Lane.ROWS, looks);
            commit.run(store.lease());
        }
    }

    private static Map<String, String> now(Tab tab) {
        Map<String, String> now = new TreeMap<>();
        for (FieldRule rule : tab.mapped().rules()) {
            String inAmoCrm = tab.mapped().crmField(rule.field());
            if (inAmoCrm.startsWith(CUSTOM)) {
                now.put(rule.field(), inAmoCrm);
            }
        }
        return now;
    }

    private static Set<String> others(Map<String, String> known, Map<String, String> now) {
        Set<String> others = new TreeSet<>();
        now.forEach((field, inAmoCrm) -> {
            if (!known.getOrDefault(field, inAmoCrm).equals(inAmoCrm)) {
                others.add(field);
            }
        });
        return others;
    }

    private Map<String, String> known() {
        String json = store.marks().text(KNOWN).orElse("{}");
        try {
            return JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Tried to read which custom fields are known but failed", e);
        }
    }

    private void keep(Map<String, String> all) {
        try {
            Commit commit = store.newCommit();
            commit.mark(KNOWN, JSON.writeValueAsString(all));
            commit.run(store.lease());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Tried to keep which custom fields are known but failed", e);
        }
    }
}
