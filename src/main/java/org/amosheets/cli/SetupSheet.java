package org.amosheets.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.amosheets.engine.ColumnWishes;
import org.amosheets.sheets.ColumnWish;
import org.amosheets.sheets.HeaderFault;
import org.amosheets.sheets.SetupStep;
import org.amosheets.sheets.SheetByHand;
import org.amosheets.sheets.StaffMember;
import org.amosheets.sheets.StaffTab;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a tab ready for the mapping in force. */
@Command(
        name = "setup-sheet",
        description = {
            "Gives the tab what it lacks for the mapping: headers, a frozen first row, dropdowns, formats, warnings on the"
                    + " service's columns.",
            "Nothing that is there is renamed, moved or taken away. Run again, it changes nothing.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar amo-sheets-sync.jar setup-sheet --check",
            "  java -jar amo-sheets-sync.jar setup-sheet --staff staff.csv"
        })
final class SetupSheet extends Task {

    @Option(names = "--check", description = "Only say what is missing, and exit with 1 if anything is.")
    private boolean check;

    @Option(
            names = "--staff",
            paramLabel = "FILE.csv",
            description = "Add these people to the tab Staff: code,name[,department] in UTF-8.")
    private @Nullable Path staffFile;

    SetupSheet(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        List<StaffMember> people = staffFile == null
                ? List.of()
                : StaffCsv.read(workshop().workingDir().resolve(staffFile));
        SheetByHand hand = workshop().bean(SheetByHand.class);
        List<ColumnWish> wishes = workshop().bean(ColumnWishes.class).all();
        List<HeaderFault> faults = HeaderFault.of(hand.all());
        List<SetupStep> steps = check ? hand.lacks(wishes) : carryOut(hand, wishes);
        String title = workshop().mapping().staff().tab();
        boolean wantsStaff = staffFile != null || !title.isEmpty();
        StaffTab.Findings staff = !wantsStaff
                ? new StaffTab.Findings(true, true, List.of(), List.of())
                : check ? hand.staff(title).compare(people) : hand.staff(title).add(people);
        if (json()) {
            printJson(data(steps, faults, staff));
        } else {
            say(steps, faults, staff);
        }
        boolean complete = steps.isEmpty() && staff.exists() && staff.absent().isEmpty();
        return (check && !complete) || !staff.usable() ? Exit.FOUND : Exit.FINE;
    }

    private List<SetupStep> carryOut(SheetByHand hand, List<ColumnWish> wishes) {
        workshop().allowWrites();
        List<SetupStep> steps = new ArrayList<>(hand.lacks(wishes).stream()
                .filter(step -> step.kind() == SetupStep.Kind.HEADER)
                .toList());
        if (!steps.isEmpty()) {
            Set<String> hidden = new HashSet<>();
            wishes.stream().filter(ColumnWish::hidden).map(ColumnWish::header).forEach(hidden::add);
            workshop().sheet().addColumns(steps.stream().map(SetupStep::column).toList(), hidden);
        }
        steps.addAll(hand.dress(wishes));
        return steps;
    }

    private void say(List<SetupStep> steps, List<HeaderFault> faults, StaffTab.Findings staff) {
        Words words = words();
        String tense = check ? "missing" : "done";
        steps.forEach(step -> print(words.of("setup." + tense + "." + lower(step.kind()), step.column())));
        if (!staff.exists()) {
            print(words.of("setup." + tense + ".staff-tab"));
        }
        if (!staff.absent().isEmpty()) {
            print(words.of("setup." + tense + ".staff", staff.absent().size()));
        }
        if (!staff.usable()) {
            print(words.of("setup.staff-unusable"));
        }
        staff.differing().forEach(member -> print(words.of("setup.staff-differs", member.code(), member.name())));
        faults.forEach(fault -> print(
                fault.isDoubled()
                        ? words.of("setup.doubled", fault.header(), fault.first(), fault.column())
                        : words.of("setup.no-header", fault.column())));
        if (steps.isEmpty() && staff.exists() && staff.absent().isEmpty()) {
            print(words.of("setup.ready"));
        }
    }

    private Map<String, Object> data(List<SetupStep> steps, List<HeaderFault> faults, StaffTab.Findings staff) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                check ? "missing" : "done",
                steps.stream()
                        .map(step -> Map.of("what", lower(step.kind()), "column", step.column()))
                        .toList());
        data.put("headerFaults", faults);
        data.put("staff", staff);
        return data;
    }

    private static String lower(SetupStep.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
