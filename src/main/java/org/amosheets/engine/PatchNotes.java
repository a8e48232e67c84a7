package org.amosheets.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.amosheets.amocrm.Contact;
import org.amosheets.store.Commit;
import org.amosheets.store.Patched;
import org.amosheets.sync.Link;
import org.amosheets.sync.Plan.CrmPatch;
import org.amosheets.sync.Plan.Target;
import org.amosheets.sync.Plan.ValueChange;

/** Notes what is patched in amoCRM, so that what a patch overwrote can be found afterwards. */
final class PatchNotes {

    private PatchNotes() {}

    /** @param at when they are sent, in ms since the epoch */
    static void keep(Batch batch, Commit commit, long at) {
        Map<Target, List<BatchRow>> rowsByTarget = batch.causes.rowsByTarget();
        for (CrmPatch patch : batch.plan.patches()) {
            Map<String, Long> rows = new TreeMap<>();
            for (BatchRow row : rowsByTarget.getOrDefault(patch.target(), List.of())) {
                Link link = row.link;
                rows.put(row.key, link == null ? 0 : link.leadId());
            }
            Map<String, Patched.Value> fields = new TreeMap<>();
            patch.fields().forEach((field, change) -> fields.put(field, value(batch, patch.target(), field, change)));
            commit.putPatched(new Patched.Entry(
                    id(batch, patch.target()),
                    patch.target().contact(),
                    patch.target().id(),
                    rows,
                    at,
                    fields));
        }
    }

    /** What amoCRM refused has overwritten nothing. */
    static void dropRefused(Batch batch) {
        for (CrmPatch patch : batch.plan.patches()) {
            Target target = patch.target();
            if ((target.contact() ? batch.contactReport : batch.leadReport)
                    .refused()
                    .containsKey(target.id())) {
                batch.commit.dropPatched(id(batch, target));
            }
        }
    }

    private static String id(Batch batch, Target target) {
        return (target.contact() ? "contact/" : "lead/") + target.id() + "/" + batch.trail.run;
    }

    private static Patched.Value value(Batch batch, Target target, String field, ValueChange change) {
        if (!ApplyToCrm.isMultiple(field)) {
            String read = OrderMoves.knownAs(batch, target, field, change.from());
            // As events will tell of it: a status may be shown by another name than that of the stage that is sent.
            List<String> written =
                    batch.tab.mapped().canonical(field, batch.tab.mapped().toCrm(field, change.to()));
            return new Patched.Value(change.from(), change.to(), filled(read), written);
        }
        Contact contact = ApplyToCrm.contact(batch, target.id());
        return new Patched.Value(
                change.from(),
                change.to(),
                batch.tab.mapped().canonical(field, CrmValues.raw(batch.tab, contact, field)),
                batch.tab
                        .mapped()
                        .canonical(field, CrmValues.replaced(batch.tab, contact, field, change.from(), change.to())));
    }

    private static List<String> filled(String value) {
        return Stream.of(value).filter(text -> !text.isEmpty()).toList();
    }
}
