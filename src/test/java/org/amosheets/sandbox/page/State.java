package org.amosheets.sandbox.page;

import java.util.Map;

/**
 * Everything the page shows at one moment.
 *
 * @param boot another one means that the sandbox was started anew and its numbers began again
 * @param seq what was marked up to it was there when the state was taken
 */
record State(String boot, long seq, SheetView sheet, CrmView crm, Map<String, Boolean> switches, Counters counters) {}
