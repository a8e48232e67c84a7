package org.amosheets.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.amosheets.amocrm.AccessToken;
import org.amosheets.config.CommandPermit;
import org.amosheets.config.OlderToolSettings;
import org.amosheets.config.RedisSettings;
import org.amosheets.engine.ArchiveMigration;
import org.amosheets.engine.IdComparison;
import org.amosheets.engine.KeySource;
import org.amosheets.engine.LinkComparison;
import org.amosheets.engine.LinkMigration;
import org.amosheets.engine.MappingSource;
import org.amosheets.engine.NamedLead;
import org.amosheets.engine.OlderLink;
import org.amosheets.engine.SoleWorker;
import org.amosheets.engine.SyncOptions;
import org.amosheets.engine.TabSource;
import org.amosheets.sheets.SheetByHand;
import org.amosheets.store.OlderLinks;
import org.amosheets.store.OlderLinks.Found;
import org.amosheets.store.RedisAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes over what an older tool has stored. */
@Command(
        name = "migrate",
        description = {
            "Takes over what an older tool has stored outside the sheet: tokens in files, links of rows to leads in Redis,"
                    + " and which leads have their row in an archive tab. Each link is compared with the row and the lead"
                    + " as they are now, and taken only where they fit; what is not taken is told with the reason.",
            "Rows that name their lead already stay as they are: the service links them. Where row and lead do not fit,"
                    + " that is told.",
            "Stop the older tool and the service before. Nothing of the older tool's is changed. Run again, nothing is"
                    + " taken twice.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar amo-sheets-sync.jar migrate --dry-run",
            "  java -jar amo-sheets-sync.jar migrate",
            "  java -jar amo-sheets-sync.jar migrate --tokens ../old-tool/.amocrm_tokens"
        })
final class Migrate extends Task {

    @Option(names = "--dry-run", description = "Only say what would be taken.")
    private boolean dryRun;

    @Option(
            names = "--tokens",
            paramLabel = "PATH",
            description = "The token file, or the folder with both; AMO_TOKEN_STORE or the usual names, if not given.")
    private @Nullable Path tokens;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "The order desk's state file; " + StateFile.USUAL + " where it is there, if not given.")
    private @Nullable Path state;

    Migrate(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        // What a file is at fault for shows before anything is changed.
        Map<Long, String> tracked = tracked();
        if (dryRun) {
            return report(rehearse(tracked));
        }
        Clock clock = workshop().bean(Clock.class);
        try (SoleWorker worker = SoleWorker.take(workshop().store(), workshop().sheet(), clock)) {
            workshop().bean(CommandPermit.class).grantWhile(worker::check);
            return report(carryOut(tracked));
        }
    }

    private MigrationReport rehearse(Map<Long, String> tracked) {
        TokenMigration tokenMigration = tokenMigration();
        List<TokenMigration.Line> tokenLines = told(tokenMigration.take(tokenFiles()));
        if (!tokenMigration.callable()) {
            return new MigrationReport(tokenLines, List.of(), List.of(), List.of(), List.of(), List.of(), false);
        }
        Found found = links();
        LinkComparison.Compared compared = comparison().of(found.leads());
        return new MigrationReport(
                tokenLines,
                compared.links(),
                named(compared, compared.links()),
                found.unreadable(),
                archive().compare(tracked),
                compared.rowsWithOlderErrors(),
                true);
    }

    private MigrationReport carryOut(Map<Long, String> tracked) {
        List<TokenMigration.Line> tokenLines = told(tokenMigration().take(tokenFiles()));
        Found found = links();
        LinkComparison comparison = comparison();
        LinkMigration migration = new LinkMigration(
                workshop().store(),
                workshop().sheet(),
                comparison,
                workshop().bean(MappingSource.class),
                new KeySource(),
                workshop().bean(Clock.class));
        List<OlderLink> links = migration.carryOut(found.leads());
        LinkComparison.Compared now = comparison.of(Map.of());
        return new MigrationReport(
                tokenLines,
                links,
                named(now, links),
                found.unreadable(),
                archive().carryOut(archive().compare(tracked)),
                now.rowsWithOlderErrors(),
                true);
    }

    /** At once: they are taken, whatever keeps the rest from being done. */
    private List<TokenMigration.Line> told(List<TokenMigration.Line> taken) {
        if (!json()) {
            taken.forEach(line -> print(line.told(words())));
        }
        return taken;
    }

    private TokenMigration tokenMigration() {
        return new TokenMigration(workshop().bean(AccessToken.class), workshop().bean(Clock.class), dryRun);
    }

    private LinkComparison comparison() {
        return new LinkComparison(
                workshop().store(),
                workshop().sheet(),
                workshop().amoCrm(),
                workshop().bean(TabSource.class),
                workshop().bean(SyncOptions.class));
    }

    /** What rows name that no link in Redis has said of them already. */
    private List<NamedLead> named(LinkComparison.Compared compared, List<OlderLink> links) {
        Set<Integer> told = links.stream()
                .filter(link -> !link.verdict().refused())
                .map(OlderLink::row)
                .collect(Collectors.toSet());
        return new IdComparison(
                        workshop().store(), workshop().amoCrm(), workshop().bean(SyncOptions.class))
                .of(compared, told);
    }

    private ArchiveMigration archive() {
        return new ArchiveMigration(
                workshop().store(),
                workshop().sheet(),
                workshop().bean(SheetByHand.class),
                workshop().amoCrm(),
                workshop().bean(MappingSource.class));
    }

    private List<TokenFiles.Found> tokenFiles() {
        Optional<Path> named = Optional.ofNullable(tokens)
                .map(workshop().workingDir()::resolve)
                .or(older()::tokenStore);
        // Before the first start the variable may name a file that never came to be.
        return named.filter(path -> tokens != null || Files.exists(path))
                .map(path -> List.of(TokenFiles.at(path)))
                .orElseGet(() -> named.isPresent()
                        ? List.of()
                        : TokenFiles.below(workshop().workingDir()));
    }

    private Map<Long, String> tracked() {
        Path file = workshop().workingDir().resolve(state == null ? Path.of(StateFile.USUAL) : state);
        return state != null || Files.exists(file) ? StateFile.tabs(file) : Map.of();
    }

    private Found links() {
        Optional<RedisSettings> redis = older().redis();
        if (redis.isEmpty()) {
            return new OlderLinks(workshop().bean(RedisAccess.class).client()).read();
        }
        try (RedisAccess access = RedisAccess.openOther(redis.get().target(), OlderToolSettings.REDIS_NAME)) {
            return new OlderLinks(access.client()).read();
        }
    }

    private OlderToolSettings older() {
        return workshop().settings().olderTool();
    }

    private int report(MigrationReport report) {
        if (json()) {
            printJson(report.data());
        } else {
            report.lines(words(), dryRun).forEach(this::print);
        }
        return report.refused() ? Exit.FOUND : Exit.FINE;
    }
}
