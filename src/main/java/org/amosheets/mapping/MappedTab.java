package org.amosheets.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.amosheets.mapping.FieldJoin.Usable;
import org.amosheets.sync.Cell;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Policy;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/**
 * A mapping joined with the account's names and the connection's settings: what each cell of the tab means, and how each
 * value is written, on either side. Immutable; cheap to make for a batch.
 *
 * <p>Every method is total. A field that is not mapped, or that the account lacks, converts as text; {@link #rules()}
 * leaves it out.
 */
public final class MappedTab {

    private final Mapping mapping;
    private final List<FieldMapping> fields;
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, Usable> usable = new HashMap<>();
    private final List<FieldRule> rules = new ArrayList<>();
    private final List<Problem> faults = new ArrayList<>();
    private final ZoneId zone;
    private final Converter text = new TextConverter("", TextConverter.ANY_LENGTH);

    private MappedTab(
            Mapping mapping,
            Directory directory,
            Policy defaultPolicy,
            String phoneRegion,
            Predicate<String> hasColumn) {
        this.mapping = mapping;
        this.fields = mapping.fields();
        Converters converters = new Converters(directory, phoneRegion, mapping);
        this.zone = converters.zone();
        FieldJoin join = new FieldJoin(directory, converters, faults);
        for (FieldMapping field : fields) {
            Optional<String> column = Stream.concat(Stream.of(field.column()), field.otherColumns().stream())
                    .filter(hasColumn)
                    .findFirst();
            columns.put(field.field(), column.orElse(field.column()));
            if (column.isEmpty()) {
                faults.add(Problem.of(Problem.Code.MISSING_COLUMN, field.column()));
                continue;
            }
            join.of(field, column.get()).ifPresent(joined -> {
                usable.put(field.field(), joined);
                rules.add(rule(field, defaultPolicy));
            });
        }
    }

    private FieldRule rule(FieldMapping field, Policy defaultPolicy) {
        String name = field.field();
        List<String> nothing = canonical(name, List.of());
        Policy policy = isReadOnly(name) ? Policy.CRM : field.wins().orElse(defaultPolicy);
        return new FieldRule(name, policy, nothing.isEmpty() ? "" : nothing.get(0), canBeCleared(name));
    }

    /** Joins them, for a tab that has every column of the mapping. */
    public static MappedTab of(Mapping mapping, Directory directory, Policy defaultPolicy, String phoneRegion) {
        return of(mapping, directory, defaultPolicy, phoneRegion, column -> true);
    }

    /**
     * Joins them, for a tab with these columns. Of a field's headers the first that exists is taken; a field without a
     * column is left alone, as a column that is not there must not read as emptied cells.
     */
    public static MappedTab of(
            Mapping mapping,
            Directory directory,
            Policy defaultPolicy,
            String phoneRegion,
            Predicate<String> hasColumn) {
        return new MappedTab(mapping, directory, defaultPolicy, phoneRegion, hasColumn);
    }

    /** One rule for each field that can be synced, in the mapping's order. */
    public List<FieldRule> rules() {
        return List.copyOf(rules);
    }

    /** Why mapped columns are left alone: the account lacks the field or cannot take its type, the tab lacks the column. */
    public List<Problem> faults() {
        return List.copyOf(faults);
    }

    /**
     * What the cell means. Where it cannot be taken the value carries a problem, and its canonical form is the text, or
     * the value that may be shown but not chosen (an archived pipeline, "unsorted", a deleted option). So a cell that
     * shows just what amoCRM holds compares equal, and its problem matters only where the value would have to be sent.
     */
    public SheetValue read(String field, Cell cell, Context context) {
        if (cell.kind() == Cell.Kind.ERROR) {
            Problem.Code code = field.startsWith("contact.phone") ? Problem.Code.PHONE_ERROR : Problem.Code.CELL_ERROR;
            return SheetValue.invalid(cell.text(), Problem.of(code, column(field), cell.text()))
                    .asFormula(cell.isFormula());
        }
        return converter(field).read(cell, context).asFormula(cell.isFormula());
    }

    /** amoCRM's texts in canonical form; blanks are dropped, a price or checkbox that is not there is 0 or false. */
    public List<String> canonical(String field, List<String> crmRaw) {
        return converter(field).canonical(crmRaw);
    }

    /** What to write to a cell: text as text, numbers as numbers. */
    public Cell render(String field, String canonical, Context context) {
        return canonical.isEmpty() ? Cell.EMPTY : converter(field).render(canonical, context);
    }

    /** Whether the cell already shows the value, spelling aside; such a cell is never rewritten. */
    public boolean sameText(String field, Cell cell, String canonical, Context context) {
        return cell.kind() != Cell.Kind.ERROR && converter(field).shows(cell, canonical, context);
    }

    /** The texts for amoCRM's writes; none empties the field. */
    public List<String> toCrm(String field, String canonical) {
        return converter(field).toCrm(canonical);
    }

    /** The field's name in amoCRM's writes: {@code price}, {@code phone}, {@code custom:12}; empty if it is unusable. */
    public String crmField(String field) {
        Usable joined = usable.get(field);
        return joined == null ? "" : joined.crmField();
    }

    /** Whether the value is what an empty cell means: nothing, a price of 0, an unticked box. */
    public boolean isNothing(String field, String canonical) {
        return canonical.isEmpty() || canonical.equals(converter(field).nothing());
    }

    /** Whether amoCRM lets the field be emptied; a lead always has a pipeline and a status. */
    public boolean canBeCleared(String field) {
        return !field.equals("lead.status") && !field.equals("lead.pipeline") && !isReadOnly(field);
    }

    /** Whether the sheet shows the field and never changes it. */
    public boolean isReadOnly(String field) {
        return ReadOnly.is(field);
    }

    /** Whether the cell shows the value by a name that is out of date, and is to be rewritten. */
    public boolean isStale(String field, Cell cell, String canonical, Context context) {
        return !canonical.isEmpty()
                && cell.kind() == Cell.Kind.TEXT
                && converter(field).isStale(cell, canonical, context);
    }

    /**
     * What amoCRM's value counts as for a row: a status that is not written over what the row shows counts as that.
     *
     * @param base what was last agreed; null where that is unknown
     * @param sheet what the cell means, canonical
     */
    public String seen(String field, String crm, @Nullable String base, String sheet) {
        return converter(field).seen(crm, base, sheet);
    }

    /** The phones of a value of {@code contact.phones}, canonical. */
    public static List<String> phones(String canonical) {
        return PhonesConverter.each(canonical);
    }

    /** What filling an order number does; empty where the mapping does not say, or the tab or the account lacks it. */
    public Optional<OrderRule> orderRule() {
        OrderNumber rule = mapping.orderNumber();
        String field = rule.column().isEmpty() ? "" : fieldOf(rule.column());
        return !field.isEmpty() && converter("lead.status") instanceof RuledStatusConverter ruled
                ? Optional.of(new OrderRule(field, rule, ruled.stages()))
                : Optional.empty();
    }

    /** Where the names of the staff stand. */
    public StaffTab staff() {
        return mapping.staff();
    }

    /** The field that is shown where amoCRM has nothing in this one; empty for none. */
    public String orElse(String field) {
        return fields.stream()
                .filter(line -> line.field().equals(field))
                .map(FieldMapping::orElse)
                .findFirst()
                .orElse("");
    }

    /** The field of a column, whichever of the field's headers is named; empty where there is none that can be synced. */
    public String fieldOf(String header) {
        return fields.stream()
                .filter(line -> line.named(header) && usable.containsKey(line.field()))
                .map(FieldMapping::field)
                .findFirst()
                .orElse("");
    }

    /** The zone of moments in the sheet. */
    public ZoneId zone() {
        return zone;
    }

    /** What kind of content the field's column is made for. */
    public Shape shape(String field) {
        return converter(field).shape();
    }

    /** The texts that a dropdown offers for the field, in their order; none where anything may be typed. */
    public List<String> choices(String field, Context context) {
        return converter(field).choices(context);
    }

    /** The header of the field's column; empty for a field that is not mapped. */
    public String column(String field) {
        return columns.getOrDefault(field, "");
    }

    /** The name of a new lead after the mapping's template; {@code row} knows the columns, and the key {@code row}. */
    public String leadName(Function<String, Cell> row) {
        return leadName(mapping.leadName(), row);
    }

    /** The name of a new lead after a template of the connection's own. */
    public String leadName(String template, Function<String, Cell> row) {
        String name = new LeadName(template).fill(header -> Texts.of(row.apply(columnNamed(header))));
        return Stream.of(name, text(row, "contact.phone"), text(row, "contact.email"), "—")
                .filter(candidate -> !candidate.isEmpty())
                .findFirst()
                .orElse("—");
    }

    /** All problems of a row in one short text in the mapping's language; empty for none. */
    public String note(List<Problem> problems) {
        return Notes.in(mapping.language()).of(problems);
    }

    /** What is wrong with the mapping, for a log; {@code Sentences} has it in Russian. */
    public static String told(Problem fault) {
        return Notes.in(Locale.ENGLISH).of(List.of(fault));
    }

    private Converter converter(String field) {
        Usable joined = usable.get(field);
        return joined == null ? text : joined.converter();
    }

    /** The tab's own header for one that a template names: a field's headers all mean the same column. */
    private String columnNamed(String header) {
        return fields.stream()
                .filter(field -> field.named(header))
                .map(field -> columns.get(field.field()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(header);
    }

    private String text(Function<String, Cell> row, String field) {
        String column = column(field);
        return column.isEmpty() ? "" : Texts.of(row.apply(column));
    }
}
