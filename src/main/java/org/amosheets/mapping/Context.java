package org.amosheets.mapping;

/**
 * What a value's meaning depends on beside its cell.
 *
 * @param pipelineId the lead's pipeline, or the one where new leads go for a row without a lead; status names are looked
 *     up in it
 */
public record Context(long pipelineId) {}
