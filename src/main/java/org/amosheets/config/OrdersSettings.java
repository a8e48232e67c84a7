package org.amosheets.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What only the {@code orders} preset uses, as written by the operator. Whatever is empty is left to the preset.
 *
 * @param triggerStatusNames stages that put a lead into the sheet; both variables joined, without repetitions
 * @param triggerStatusId the same by id; empty = by name
 * @param pipelineKeyword only pipelines whose name contains it; empty = all
 * @param statusDisplayMap stage name to the status shown, in the written order
 * @param dropdownStatusMap status in the sheet to stage id, {@code 0} = found by its name; in the written order
 * @param pipelineDisplayMap pipeline name to the name shown, in the written order
 * @param orderNumberField name or id of amoCRM's field for the order number
 * @param orderNumberStatus the stage that a lead moves to when its order number is filled in
 * @param staffCacheTtl how long the Staff tab is trusted
 */
public record OrdersSettings(
        List<String> triggerStatusNames,
        OptionalLong triggerStatusId,
        String pipelineKeyword,
        Map<String, String> statusDisplayMap,
        Map<String, String> dropdownStatusMap,
        Map<String, String> pipelineDisplayMap,
        Optional<String> orderNumberField,
        Optional<String> orderNumberStatus,
        Duration staffCacheTtl) {}
