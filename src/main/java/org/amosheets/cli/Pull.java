package org.amosheets.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.amosheets.amocrm.LeadsByCreation;
import org.amosheets.cli.PullRun.Outcome;
import org.amosheets.engine.LeadPull;
import org.amosheets.engine.MappingSource;
import org.amosheets.engine.TabSource;
import org.amosheets.store.RedisAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gives rows to the leads that were created in some days. */
@Command(
        name = "pull",
        description = {
            "Asks the running service to give a row to each lead that was created in these days and has none, whatever"
                    + " the mapping says of leads without a row.",
            "A lead that has a row is left alone. Run again, nothing is added twice; what an interrupted run had asked"
                    + " for comes all the same.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar amo-sheets-sync.jar pull --from 01.02.2026 --to 28.02.2026 --dry-run",
            "  java -jar amo-sheets-sync.jar pull --from 01.02.2026 --to 28.02.2026",
            "  java -jar amo-sheets-sync.jar pull --from 01.02.2026 --to 28.02.2026 --again"
        })
final class Pull extends Task {

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DD.MM.YYYY",
            converter = Day.class,
            description = "The first day, from its beginning.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DD.MM.YYYY",
            converter = Day.class,
            description = "The last day, to its end. Days are those of DISPLAY_TZ, else of the account.")
    private @Nullable LocalDate to;

    @Option(names = "--again", description = "Bring back also rows that somebody deleted.")
    private boolean again;

    @Option(names = "--dry-run", description = "Only say how many leads would get a row.")
    private boolean dryRun;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long to wait while nothing happens, ${DEFAULT-VALUE} if not given; 0 = not at all.")
    private int wait;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    Pull(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        LocalDate first = from;
        LocalDate last = to;
        if (first == null || last == null || first.isAfter(last)) {
            throw new ParameterException(spec.commandLine(), "--from has to be a day before --to, or the same.");
        }
        Clock clock = workshop().bean(Clock.class);
        LeadPull pull = new LeadPull(
                workshop().store(),
                workshop().amoCrm(),
                workshop().sheet(),
                workshop().bean(TabSource.class),
                workshop().bean(MappingSource.class),
                clock);
        Set<Long> leads = leads(first, last, pull.zone());
        Duration patience = Duration.ofSeconds(isAlone() ? 0 : wait);
        try (Bar bar = Bar.of("leads", leads.size(), !json())) {
            PullRun run = new PullRun(pull, again, patience, clock);
            return report(dryRun ? run.rehearse(leads, bar) : run.run(leads, bar));
        }
    }

    /** Of each lead no more than its id is kept. */
    private Set<Long> leads(LocalDate first, LocalDate last, ZoneId zone) {
        Set<Long> ids = new LinkedHashSet<>();
        workshop()
                .bean(LeadsByCreation.class)
                .between(
                        first.atStartOfDay(zone).toEpochSecond(),
                        last.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1,
                        page -> page.stream().filter(lead -> !lead.deleted()).forEach(lead -> ids.add(lead.id())));
        return ids;
    }

    /** Then nobody takes what is asked for before a service is started. */
    private boolean isAlone() {
        RedisAccess access = workshop().bean(RedisAccess.class);
        return access.embedded() && !access.attached();
    }

    private int report(Map<Outcome, Set<Long>> outcomes) {
        if (json()) {
            Map<String, Object> data = new LinkedHashMap<>();
            outcomes.forEach((outcome, leads) -> data.put(outcome.name(), leads.size()));
            outcomes.forEach((outcome, leads) -> {
                if (outcome.isNamed()) {
                    data.put(outcome.name() + "Leads", leads);
                }
            });
            printJson(data);
        } else {
            outcomes.forEach(this::say);
        }
        boolean waiting = !outcomes.getOrDefault(Outcome.waiting, Set.of()).isEmpty();
        if (waiting && !json()) {
            print(words().of(isAlone() ? "pull.no-service" : "pull.still-waiting"));
        }
        return waiting ? Exit.FOUND : Exit.FINE;
    }

    private void say(Outcome outcome, Set<Long> leads) {
        if (!leads.isEmpty() || outcome == (dryRun ? Outcome.would : Outcome.appended)) {
            String named = leads.stream().map(String::valueOf).collect(Collectors.joining(", "));
            print(words().of(
                            "pull." + outcome.name().toLowerCase(Locale.ROOT),
                            leads.size(),
                            outcome.isNamed() ? named : ""));
        }
    }
}
