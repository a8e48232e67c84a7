package org.amosheets.config;

/**
 * Everything that an operator can set, already checked.
 *
 * @param amoCrm the amoCRM account and the way in
 * @param sheet the spreadsheet, its tab and the service account
 * @param sync how and when both sides are brought together
 * @param service where the service listens and where it keeps its state
 * @param olderTool where a tool that was used before kept its state
 */
public record Settings(
        AmoCrmSettings amoCrm,
        SheetSettings sheet,
        SyncSettings sync,
        ServiceSettings service,
        OlderToolSettings olderTool) {}
