package org.amosheets.amocrm;

import java.util.Map;
import java.util.Set;

/**
 * What became of a batch of patches.
 *
 * @param applied ids of the entities that amoCRM confirmed
 * @param refused reason by id, for the entities that amoCRM refused
 * @param failed reason by id, for the entities whose patch may be tried again later
 */
public record PatchReport(Set<Long> applied, Map<Long, String> refused, Map<Long, String> failed) {}
