package org.amosheets.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.amosheets.store.Inbox.Lane;
import org.amosheets.sync.Change;
import org.amosheets.sync.Change.Source;

/** A service in a process of its own that takes a change in and dies without a word, as by kill -9. */
final class KilledService {

    private KilledService() {}

    public static void main(String[] args) {
        RedisAccess access = RedisAccess.open(Optional.empty(), Path.of(args[0]));
        Store store = new Store(access.client(), new Keys("c", "a", "g"));
        store.inbox().accept(Lane.ROWS, List.of(Change.row(42, Source.SCRIPT, 1)));
        store.inbox().take(Lane.ROWS, 10, 0);
        Runtime.getRuntime().halt(137);
    }
}
