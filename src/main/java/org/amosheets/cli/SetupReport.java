package org.amosheets.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.amosheets.config.Loaded;
import org.amosheets.store.RedisAccess;
import org.springframework.context.ConfigurableApplicationContext;

/** What {@code doctor} tells, told by a running service about itself. */
public final class SetupReport {

    private static final String REDIS = "redis";

    private SetupReport() {}

    /**
     * One thing that was looked at.
     *
     * @param state {@code ok}, {@code warn}, {@code fault} or {@code skipped}
     * @param fix what to do about it; empty where nothing is to be done
     */
    public record Item(String name, String state, String title, String text, String fix) {}

    /** Looks at everything, in the order in which it is needed; changes nothing. */
    public static List<Item> of(ConfigurableApplicationContext service, Loaded loaded, Locale language) {
        Checkup checkup = new Checkup(Words.in(language));
        Workshop workshop = Workshop.within(service, loaded);
        checkup.ok("configuration", "configuration.ok");
        look(checkup, REDIS, () -> redis(workshop, checkup));
        if (checkup.isFaulty(REDIS)) {
            checkup.skipped(Doctor.BOTH_SIDES);
        } else {
            look(checkup, "amocrm", new CrmChecks(workshop, checkup)::look);
            look(checkup, "google", new SheetChecks(workshop, checkup)::look);
            look(checkup, "webhooks", new HookChecks(workshop, checkup, Optional.empty(), false)::look);
            look(checkup, "standing", new WorkChecks(workshop, checkup)::look);
        }
        return checkup.checks().stream()
                .map(check -> new Item(
                        check.name(),
                        check.state().name().toLowerCase(Locale.ROOT),
                        check.title(),
                        check.text(),
                        check.fix()))
                .toList();
    }

    private static void look(Checkup checkup, String name, Runnable looks) {
        try {
            looks.run();
        } catch (RuntimeException e) {
            checkup.failed(name, "look.failed", e);
        }
    }

    private static void redis(Workshop workshop, Checkup checkup) {
        RedisAccess access = workshop.bean(RedisAccess.class);
        if (!workshop.store().writable()) {
            checkup.unreachable(REDIS, "redis.unwritable");
            return;
        }
        checkup.ok(REDIS, access.embedded() ? "redis.serving" : "redis.outside");
        access.warnings().forEach(warning -> checkup.say(REDIS, Check.State.WARN, warning, ""));
    }
}
