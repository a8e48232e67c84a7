package org.amosheets.sandbox.page;

import java.util.Map;

/**
 * One line of the live list.
 *
 * @param side whose line it is: sheet, crm, hook, script, break, service
 * @param code names the sentence; the browser holds it in both languages
 * @param args what is put into the sentence; may hold any text that someone typed
 */
record LogLine(long seq, long at, String side, String code, Map<String, Object> args) {

    LogLine {
        args = Map.copyOf(args);
    }
}
