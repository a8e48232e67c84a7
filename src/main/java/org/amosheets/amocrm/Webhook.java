package org.amosheets.amocrm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.sync.Change;

/**
 * What one webhook request said.
 *
 * @param hooks its events, without repetitions
 * @param accountId the account it claims to be of; 0 where it does not say (before 2021)
 * @param subdomain the account's subdomain; empty where it does not say
 */
public record Webhook(List<Hook> hooks, long accountId, String subdomain) {

    /** The leads and contacts to look at, each once. */
    public List<Change> changes(long since) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (Hook hook : hooks) {
            Change change = hook.change(since);
            changes.merge(change.subject(), change, Change::with);
        }
        return List.copyOf(changes.values());
    }
}
