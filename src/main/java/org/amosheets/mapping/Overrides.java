package org.amosheets.mapping;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator set in place of a mapping's own words; whatever is empty is left to the mapping.
 *
 * @param leadName the template of a new lead's name
 * @param shownByStage stage to the status shown
 * @param stageByShown status that may be chosen to the stage's id; blank or 0 leaves it to the mapping
 * @param shownByPipeline pipeline to the name shown
 * @param orderNumberField name or id of the custom field that holds the order number
 * @param orderNumberStage the stage that a lead moves to once its order number is filled
 * @param zone the zone of moments in the sheet
 */
public record Overrides(
        Optional<String> leadName,
        Map<String, String> shownByStage,
        Map<String, String> stageByShown,
        Map<String, String> shownByPipeline,
        Optional<String> orderNumberField,
        Optional<String> orderNumberStage,
        Optional<ZoneId> zone) {

    public static final Overrides NONE = new Overrides(
            Optional.empty(), Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** None but a lead's name. */
    public static Overrides ofLeadName(Optional<String> leadName) {
        return new Overrides(
                leadName, Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
