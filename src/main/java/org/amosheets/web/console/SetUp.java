package org.amosheets.web.console;

import java.util.List;
import org.amosheets.store.StoreUnavailable;

/** Everything the sync needs, whether it is there, and what to click where it is not. */
final class SetUp {

    private final Parts parts;

    SetUp(Parts parts) {
        this.parts = parts;
    }

    View page(Visit visit, Words words) {
        return View.of("setup");
    }

    /** It asks both sides, which takes its time; a page does not wait for it. */
    View list(Visit visit, Words words) {
        View view = visit.fragment() ? View.part("setup", "list") : View.of("setup");
        List<SetupItem> items = parts.setup().apply(words.locale());
        return view.with("items", items)
                .with("attention", count(items, "warn"))
                .with("unwell", count(items, "fault"))
                .with("stopped", stopped());
    }

    /** Not known without Redis, which stands in the list then. */
    private boolean stopped() {
        try {
            return parts.stopped();
        } catch (StoreUnavailable away) {
            return false;
        }
    }

    private static long count(List<SetupItem> items, String state) {
        return items.stream().filter(item -> item.state().equals(state)).count();
    }
}
