package org.amosheets.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command; names every other. */
@Command(
        name = "java -jar amo-sheets-sync.jar",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        headerHeading = "Keeps the rows of a Google Sheet and the leads of amoCRM in step, both ways.%n",
        description = {
            "",
            "Without a command the service starts. A command does one thing and ends; it reads the same environment and"
                    + " .env file, and may be used beside the running service: it shares its Redis and its limits.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:something was found, or refused",
            "2:the configuration or the call itself is at fault",
            "3:what the command needs could not be reached (Redis, amoCRM, Google)"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  # Is everything set up? What is missing, and how to mend it:",
            "  java -jar amo-sheets-sync.jar doctor",
            "  # Also tell amoCRM where to announce changes:",
            "  java -jar amo-sheets-sync.jar doctor --fix --url https://sync.example.com",
            "  # Which pipelines, fields and users are there, and what to write into the configuration:",
            "  java -jar amo-sheets-sync.jar inspect --users --leads 3",
            "  # What would be written now, without writing it:",
            "  java -jar amo-sheets-sync.jar plan",
            "  # Why does this lead, or this row, look as it does?",
            "  java -jar amo-sheets-sync.jar explain 1234567",
            "  java -jar amo-sheets-sync.jar explain row 5",
            "  # Make a tab ready: headers, dropdowns, formats; first only say what is missing:",
            "  java -jar amo-sheets-sync.jar setup-sheet --check",
            "  java -jar amo-sheets-sync.jar setup-sheet --staff staff.csv",
            "  # Bring the rows of an Excel workbook into the sheet, and so into amoCRM:",
            "  java -jar amo-sheets-sync.jar import-xlsx clients.xlsx --dry-run",
            "  java -jar amo-sheets-sync.jar import-xlsx clients.xlsx",
            "  # Give a row to each lead that was created in February:",
            "  java -jar amo-sheets-sync.jar pull --from 01.02.2026 --to 28.02.2026",
            "  # Take over what an older tool has stored; first only say what that would be:",
            "  java -jar amo-sheets-sync.jar migrate --dry-run",
            "  java -jar amo-sheets-sync.jar migrate",
            "  # Delete rows that hold nothing at all:",
            "  java -jar amo-sheets-sync.jar clean-blank-rows --dry-run",
            "  # Does this jar start here at all, without any account?",
            "  java -jar amo-sheets-sync.jar try-start",
            "",
            "Help on one command: java -jar amo-sheets-sync.jar COMMAND --help"
        },
        subcommands = {
            Doctor.class,
            Inspect.class,
            Explain.class,
            PlanNow.class,
            SetupSheet.class,
            ImportXlsx.class,
            Pull.class,
            Migrate.class,
            CleanBlankRows.class,
            TryStart.class
        })
final class AmoSheets implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
