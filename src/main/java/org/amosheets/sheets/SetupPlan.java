package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.AddProtectedRangeRequest;
import com.google.api.services.sheets.v4.model.BooleanCondition;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.CellFormat;
import com.google.api.services.sheets.v4.model.ConditionValue;
import com.google.api.services.sheets.v4.model.DataValidationRule;
import com.google.api.services.sheets.v4.model.DimensionProperties;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.NumberFormat;
import com.google.api.services.sheets.v4.model.ProtectedRange;
import com.google.api.services.sheets.v4.model.RepeatCellRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.SetDataValidationRequest;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.UpdateDimensionPropertiesRequest;
import com.google.api.services.sheets.v4.model.UpdateSheetPropertiesRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.amosheets.sheets.SetupStep.Kind;

/** What a tab that has its columns lacks otherwise. Nothing that a person has set is taken away or set otherwise. */
final class SetupPlan {

    private static final String ONE_OF_LIST = "ONE_OF_LIST";
    private static final String PROTECTION = "amo-sheets-sync: the service fills this column";

    private final TabLayout layout;
    private final List<SetupStep> steps = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    private SetupPlan(TabLayout layout) {
        this.layout = layout;
    }

    static SetupPlan of(TabLayout layout, List<ColumnWish> wishes) {
        SetupPlan plan = new SetupPlan(layout);
        plan.freeze();
        Header header = layout.header();
        for (ColumnWish wish : wishes) {
            int column = wish.column(header);
            if (column >= 0) {
                plan.column(wish, header.names().get(column), column);
            }
        }
        return plan;
    }

    List<SetupStep> steps() {
        return List.copyOf(steps);
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void freeze() {
        if (!layout.isFrozen()) {
            add(
                    Kind.FREEZE,
                    "",
                    new Request()
                            .setUpdateSheetProperties(new UpdateSheetPropertiesRequest()
                                    .setProperties(new SheetProperties()
                                            .setSheetId(layout.tabId())
                                            .setGridProperties(new GridProperties().setFrozenRowCount(1)))
                                    .setFields("gridProperties.frozenRowCount")));
        }
    }

    private void column(ColumnWish wish, String header, int column) {
        Optional<NumberFormat> format = ColumnLook.of(wish.shape());
        if (format.isPresent() && layout.format(column).isEmpty()) {
            add(Kind.FORMAT, header, format(column, format.get()));
        }
        List<String> choices = choices(wish, column);
        if (!choices.isEmpty()) {
            add(Kind.DROPDOWN, header, dropdown(column, choices));
        }
        if (wish.service() && !layout.isProtected(column)) {
            add(Kind.PROTECTION, header, protection(column));
        }
        if (wish.hidden() && !layout.isHidden(column)) {
            add(Kind.HIDE, header, hide(column));
        }
    }

    private void add(Kind kind, String column, Request request) {
        steps.add(new SetupStep(kind, column));
        requests.add(request);
    }

    /** What the dropdown has to offer where it does not yet; a person's own choices stay, after ours. */
    private List<String> choices(ColumnWish wish, int column) {
        Optional<DataValidationRule> rule = layout.dropdown(column);
        boolean another = rule.isPresent() && !ONE_OF_LIST.equals(condition(rule.get()));
        List<String> offered = rule.map(SetupPlan::offered).orElse(List.of());
        if (wish.choices().isEmpty() || another || Set.copyOf(offered).containsAll(wish.choices())) {
            return List.of();
        }
        return List.copyOf(new LinkedHashSet<>(
                Stream.concat(wish.choices().stream(), offered.stream()).toList()));
    }

    private static String condition(DataValidationRule rule) {
        return rule.getCondition() == null
                ? ""
                : Objects.requireNonNullElse(rule.getCondition().getType(), "");
    }

    private static List<String> offered(DataValidationRule rule) {
        List<ConditionValue> values =
                rule.getCondition() == null ? null : rule.getCondition().getValues();
        return values == null
                ? List.of()
                : values.stream()
                        .map(ConditionValue::getUserEnteredValue)
                        .filter(Objects::nonNull)
                        .toList();
    }

    private Request dropdown(int column, List<String> choices) {
        List<ConditionValue> values = choices.stream()
                .map(choice -> new ConditionValue().setUserEnteredValue(choice))
                .toList();
        return new Request()
                .setSetDataValidation(new SetDataValidationRequest()
                        .setRange(below(column))
                        .setRule(new DataValidationRule()
                                .setCondition(new BooleanCondition()
                                        .setType(ONE_OF_LIST)
                                        .setValues(values))
                                // Not strict: a status that is renamed or added must not be refused by the sheet.
                                .setStrict(false)
                                .setShowCustomUi(true)));
    }

    private Request format(int column, NumberFormat format) {
        return new Request()
                .setRepeatCell(new RepeatCellRequest()
                        .setRange(below(column))
                        .setCell(new CellData().setUserEnteredFormat(new CellFormat().setNumberFormat(format)))
                        .setFields("userEnteredFormat.numberFormat"));
    }

    private Request protection(int column) {
        return new Request()
                .setAddProtectedRange(new AddProtectedRangeRequest()
                        .setProtectedRange(new ProtectedRange()
                                .setRange(whole(column))
                                .setDescription(PROTECTION)
                                .setWarningOnly(true)));
    }

    private Request hide(int column) {
        return new Request()
                .setUpdateDimensionProperties(new UpdateDimensionPropertiesRequest()
                        .setRange(new DimensionRange()
                                .setSheetId(layout.tabId())
                                .setDimension("COLUMNS")
                                .setStartIndex(column)
                                .setEndIndex(column + 1))
                        .setProperties(new DimensionProperties().setHiddenByUser(true))
                        .setFields("hiddenByUser"));
    }

    private GridRange below(int column) {
        return whole(column).setStartRowIndex(1);
    }

    private GridRange whole(int column) {
        return new GridRange()
                .setSheetId(layout.tabId())
                .setStartColumnIndex(column)
                .setEndColumnIndex(column + 1);
    }
}
