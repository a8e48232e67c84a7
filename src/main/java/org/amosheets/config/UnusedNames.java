package org.amosheets.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells of names that older tools had and this service does not need, and of names that look mistyped. */
final class UnusedNames {

    private static final Pattern OURS = Pattern.compile("(?:AMO|AMOCRM|SYNC)_[A-Z0-9_]+");
    private static final Map<String, String> IGNORED = new TreeMap<>();

    static {
        ignore("edits are told apart by what changed, not by a lock", "SYNC_LOCK_TTL");
        ignore("repeated webhooks do no harm, so none is dropped", "WEBHOOK_DEDUP_TTL_SEC");
        ignore(
                "tokens are kept in Redis; the command migrate takes that file's over",
                "AMO_TOKEN_STORE",
                "DEV_AMO_TOKEN_STORE",
                "PROD_AMO_TOKEN_STORE");
        ignore("tabs are not rotated", "SHEET_ROTATION_INTERVAL");
        ignore(
                "the command pull brings the leads of a range of days",
                "INITIAL_SYNC_DATE_FROM",
                "INITIAL_SYNC_DATE_TO");
        ignore("imports keep the limits by themselves", "IMPORT_BATCH_SIZE", "IMPORT_DELAY_SEC");
        ignore("there is no KPI store", "KPI_DB_PATH", "KPI_BACKFILL_DATE", "DUMKA_RECOVERY_DAYS");
        ignore(
                "the console takes ADMIN_TOKEN",
                "DASHBOARD_ADMINS_JSON",
                "DASHBOARD_ADMIN_USERNAME",
                "DASHBOARD_ADMIN_PASSWORD",
                "DASHBOARD_SESSION_TTL");
    }

    private UnusedNames() {}

    /** To be called last, when every other name was asked for. */
    static void tell(Variables variables, Findings findings) {
        IGNORED.forEach((name, why) -> {
            if (variables.text(name).isPresent()) {
                findings.notice(name + " is ignored: " + why);
            }
        });
        variables.names().stream()
                .filter(name ->
                        OURS.matcher(name).matches() && !variables.asked().contains(name))
                .forEach(name -> findings.notice("Warning: " + name
                        + " is no setting of this service and is ignored; see docs/reference/configuration.md"));
    }

    private static void ignore(String why, String... names) {
        Stream.of(names).forEach(name -> IGNORED.put(name, why));
    }
}
