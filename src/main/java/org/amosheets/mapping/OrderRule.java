package org.amosheets.mapping;

import java.util.Optional;

/** What filling an order number does, joined with the account's stages. */
public final class OrderRule {

    private final String field;
    private final OrderNumber rule;
    private final Stages stages;

    OrderRule(String field, OrderNumber rule, Stages stages) {
        this.field = field;
        this.rule = rule;
        this.stages = stages;
    }

    /** The field that holds the number. */
    public String field() {
        return field;
    }

    /** Whether a status, canonical, is the one that the row has to show. */
    public boolean isShown(String status) {
        int sign = status.indexOf(":=");
        return sign > 0 && StatusRules.alike(status.substring(sign + 2), rule.whileShown());
    }

    /** The stage that a lead of the pipeline moves to, as {@code pipelineId:stageId}; empty where it has none such. */
    public Optional<String> stage(long pipelineId) {
        return stages.first(pipelineId, rule.stages()).map(stage -> pipelineId + ":" + stage.id());
    }
}
