package org.amosheets.bench;

import java.util.List;
import java.util.function.Function;
import org.amosheets.sandbox.amocrm.Activity;
import org.amosheets.sandbox.amocrm.LeadView;

/** Tell crossings what shows, at the moment at which it does. They end with the site. */
final class Watches {

    private static final String LEAD = "lead ";

    private Watches() {}

    /** Keys are row numbers. */
    static void ofColumn(Site site, String column, Crossings crossings) {
        String title = site.tab.title();
        // Never closed: the fake goes before its listeners matter.
        AutoCloseable unused = site.sheets.onChange(change -> {
            for (int row : change.rows().getOrDefault(title, List.of())) {
                if (crossings.awaits(row) && site.tab.headers().contains(column)) {
                    crossings.shows(row, site.tab.cell(row, column));
                }
            }
        });
    }

    /** Keys are ids of leads. */
    static void ofLeads(Site site, Function<LeadView, String> value, Crossings crossings) {
        site.crm.onChange(activity -> {
            if (activity.kind() == Activity.Kind.DATA && activity.subject().startsWith(LEAD)) {
                long id = Long.parseLong(activity.subject().substring(LEAD.length()));
                if (crossings.awaits(id)) {
                    site.crm.state().lead(id).ifPresent(lead -> crossings.shows(id, value.apply(lead)));
                }
            }
        });
    }
}
