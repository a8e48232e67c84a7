package org.amosheets.sandbox.amocrm;

import java.util.List;

/**
 * One entity's part of a webhook body.
 *
 * @param entity {@code leads} or {@code contacts}
 * @param pairs keys below {@code leads[add][0]}, such as {@code [name]}, with their values, in order
 */
record HookItem(String entity, String action, long entityId, List<Pair> pairs) {

    HookItem {
        pairs = List.copyOf(pairs);
    }

    record Pair(String key, String value) {}

    /** The name under which a webhook subscribes to this, such as {@code update_lead}. */
    String setting() {
        return action + "_" + entity.substring(0, entity.length() - 1);
    }

    /** What a digital-pipeline trigger would send: ids only. */
    HookItem thin() {
        List<String> kept = List.of("[id]", "[status_id]", "[pipeline_id]", "[old_status_id]", "[old_pipeline_id]");
        return new HookItem(
                entity,
                action,
                entityId,
                pairs.stream().filter(pair -> kept.contains(pair.key())).toList());
    }

    @Override
    public String toString() {
        return entity + "[" + action + "] " + entityId;
    }
}
