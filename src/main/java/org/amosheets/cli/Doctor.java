package org.amosheets.cli;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.amosheets.cli.Check.State;
import org.amosheets.config.ConfigurationException;
import org.amosheets.config.PublicUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at everything the sync needs, in the order in which it is needed. */
@Command(
        name = "doctor",
        description = {
            "Checks everything the sync needs: configuration, Redis, amoCRM and its token, pipeline and fields, the"
                    + " Google key, the sheet and its headers, the right to write, and amoCRM's webhook. Says of each"
                    + " whether it is well, and how to mend it. Changes nothing without --fix.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar amo-sheets-sync.jar doctor",
            "  java -jar amo-sheets-sync.jar doctor --json",
            "  java -jar amo-sheets-sync.jar doctor --fix --url https://sync.example.com"
        })
final class Doctor extends Task {

    private static final String CONFIGURATION = "configuration";
    private static final String STORE = "redis";
    /** What is not looked at without Redis. */
    static final String[] BOTH_SIDES = {
        "amocrm",
        "token",
        "pipeline",
        "fields",
        "google",
        "tab",
        "headers",
        "write",
        "secret",
        "webhooks",
        "script",
        "standing"
    };

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--fix",
            description = "Register amoCRM's webhook, or switch it on again. Webhooks of others are left alone.")
    private boolean fix;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where amoCRM reaches the service, for example https://sync.example.com; PUBLIC_URL, if not"
                    + " given.")
    private @Nullable String url;

    Doctor(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        Optional<URI> given = Optional.ofNullable(url).map(this::address);
        Checkup checkup = new Checkup(words(language()));
        if (configured(checkup)) {
            if (stored(checkup)) {
                look(checkup, "amocrm", new CrmChecks(workshop(), checkup)::look);
                look(checkup, "google", new SheetChecks(workshop(), checkup)::look);
                look(checkup, "webhooks", new HookChecks(workshop(), checkup, given, fix)::look);
                look(checkup, "standing", new WorkChecks(workshop(), checkup)::look);
            } else {
                checkup.skipped(BOTH_SIDES);
            }
        }
        show(checkup);
        return checkup.code();
    }

    private URI address(String text) {
        return PublicUrl.of(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--url is no address; give a whole one, like https://sync.example.com"));
    }

    /** What fails here is told by the look that it belongs to. */
    private Locale language() {
        try {
            return workshop().language();
        } catch (RuntimeException e) {
            return Locale.ENGLISH;
        }
    }

    private boolean configured(Checkup checkup) {
        try {
            List<String> notices = workshop().loaded().notices();
            checkup.ok(CONFIGURATION, "configuration.ok");
            notices.forEach(notice ->
                    checkup.say(CONFIGURATION, notice.startsWith("Warning") ? State.WARN : State.OK, notice, ""));
            return true;
        } catch (ConfigurationException e) {
            e.faults()
                    .forEach(fault -> checkup.say(
                            CONFIGURATION, State.FAULT, fault.variable() + " " + fault.problem(), fault.fix()));
            checkup.misconfigured();
            checkup.skipped(STORE);
            checkup.skipped(BOTH_SIDES);
            return false;
        }
    }

    /** What nobody foresaw, a Redis that went away among it, ends its own look and no other. */
    private static void look(Checkup checkup, String name, Runnable looks) {
        try {
            looks.run();
        } catch (RuntimeException e) {
            checkup.failed(name, "look.failed", e);
        }
    }

    private boolean stored(Checkup checkup) {
        try {
            workshop().context();
            return new StoreChecks(workshop(), checkup).look();
        } catch (RuntimeException e) {
            checkup.failed(STORE, "redis.fault", e);
            return false;
        }
    }

    private void show(Checkup checkup) {
        if (json()) {
            printJson(
                    Map.of("checks", checkup.checks().stream().map(Doctor::data).toList(), "exitCode", checkup.code()));
            return;
        }
        for (Check check : checkup.checks()) {
            String mark = checkup.words().of("state." + check.state());
            print(String.format("%-8s %s: %s", mark, check.title(), check.text()));
            if (!check.fix().isEmpty()) {
                print("         → " + check.fix());
            }
        }
        print("");
        print(checkup.words().of(checkup.code() == Exit.FINE ? "doctor.well" : "doctor.unwell"));
    }

    private static Map<String, Object> data(Check check) {
        return Map.of(
                "name",
                check.name(),
                "state",
                check.state().name().toLowerCase(Locale.ROOT),
                "text",
                check.text(),
                "fix",
                check.fix());
    }
}
