package org.amosheets.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as its YAML file has it: a bean with setters, for Camel's {@code beans:} to fill. What is wrong in it is told
 * by {@link #faults()}; nothing here throws, as a broken mapping must not take the sync down.
 */
public class Mapping {

    private static final Set<String> LANGUAGES = Set.of("en", "ru");
    private static final Set<String> NEW_LEADS = Set.of("ignore", "append");

    private String language = "en";
    private String leadName = "{name}";
    private String newLeads = "ignore";
    private List<?> fields = List.of();
    private Map<String, String> service = new HashMap<>();
    private List<?> statuses = List.of();
    private List<?> pipelines = List.of();
    private Map<String, Object> orderNumber = new HashMap<>();
    private Map<String, Object> staff = new HashMap<>();
    private Map<String, Object> appendWhen = new HashMap<>();
    private Overrides overrides = Overrides.NONE;
    private AppendWhen overriding = AppendWhen.ALWAYS;

    /** The language of the notes: {@code en} or {@code ru}. */
    public void setLanguage(@Nullable String language) {
        this.language = word(language, "en");
    }

    /** The name of a new lead, with the row's columns in braces. */
    public void setLeadName(@Nullable String template) {
        this.leadName = template == null ? "" : template;
    }

    /** What becomes of a lead without a row: {@code ignore} or {@code append}. */
    public void setNewLeads(@Nullable String newLeads) {
        this.newLeads = word(newLeads, "ignore");
    }

    /** Which leads get a row: {@code pipelines}, {@code statuses} and {@code createdAfter}, each optional. */
    public void setAppendWhen(@Nullable Map<String, Object> appendWhen) {
        this.appendWhen = appendWhen == null ? new HashMap<>() : new HashMap<>(appendWhen);
    }

    /** For Camel, which fills a map in a bean entry by entry; use {@link #appendWhen()}. */
    public Map<String, Object> getAppendWhen() {
        return appendWhen;
    }

    /** Conditions of the environment's, which count before the mapping's own. */
    public void override(AppendWhen environment) {
        this.overriding = environment;
    }

    /** One map for each mapped column, with the keys column, field, as, wins, required. */
    public void setFields(@Nullable List<Map<String, Object>> fields) {
        this.fields = fields == null ? List.of() : new ArrayList<>(fields);
    }

    /** The headers of the service's own columns, by {@code leadId}, {@code contactId}, {@code link} and so on. */
    public void setService(@Nullable Map<String, String> service) {
        this.service = service == null ? new HashMap<>() : new HashMap<>(service);
    }

    /** For Camel, which fills a map in a bean entry by entry; use {@link #service()}. */
    public Map<String, String> getService() {
        return service;
    }

    /** One map for each value that the status column shows: shown, stages, choose, notOver, dropdown. */
    public void setStatuses(@Nullable List<Map<String, Object>> statuses) {
        this.statuses = statuses == null ? List.of() : new ArrayList<>(statuses);
    }

    /** One map for each pipeline that goes by another name: pipeline, shown. */
    public void setPipelines(@Nullable List<Map<String, Object>> pipelines) {
        this.pipelines = pipelines == null ? List.of() : new ArrayList<>(pipelines);
    }

    /** What filling an order number does: column, whileShown, stage. */
    public void setOrderNumber(@Nullable Map<String, Object> orderNumber) {
        this.orderNumber = orderNumber == null ? new HashMap<>() : new HashMap<>(orderNumber);
    }

    /** For Camel, as {@link #getService()}. */
    public Map<String, Object> getOrderNumber() {
        return orderNumber;
    }

    /** Where the names of the staff stand: tab, code. */
    public void setStaff(@Nullable Map<String, Object> staff) {
        this.staff = staff == null ? new HashMap<>() : new HashMap<>(staff);
    }

    /** For Camel, as {@link #getService()}. */
    public Map<String, Object> getStaff() {
        return staff;
    }

    /** What the operator set counts in place of the file's words. */
    public void override(Overrides operators) {
        this.overrides = operators;
    }

    /** The usable lines of the definition, in its order. */
    public List<FieldMapping> fields() {
        List<FieldMapping> lines = new FieldParser(fields).fields();
        String column = orderNumber().column();
        return overrides
                .orderNumberField()
                .map(field -> lines.stream()
                        .map(line -> line.named(column) ? line.of(CustomFields.LEAD + field) : line)
                        .toList())
                .orElse(lines);
    }

    /** How stages are shown, and which values may be chosen. */
    public StatusRules statuses() {
        return new StatusRulesParser(statuses)
                .rules()
                .showing(overrides.shownByStage())
                .choosing(overrides.stageByShown());
    }

    /** The names that pipelines are shown by, by their own name or id. */
    public Map<String, String> pipelines() {
        Map<String, String> names = new OtherWords(Map.of(), Map.of(), pipelines).pipelines();
        names.putAll(overrides.shownByPipeline());
        return names;
    }

    /** What filling an order number does. */
    public OrderNumber orderNumber() {
        OrderNumber rule = new OtherWords(orderNumber, Map.of(), List.of()).orderNumber();
        return overrides
                .orderNumberStage()
                .map(stage -> new OrderNumber(rule.column(), rule.whileShown(), List.of(stage)))
                .orElse(rule);
    }

    /** Where the names of the staff stand. */
    public StaffTab staff() {
        return new OtherWords(Map.of(), staff, List.of()).staff();
    }

    /** The zone of moments in the sheet; empty for the account's. */
    public Optional<ZoneId> zone() {
        return overrides.zone();
    }

    public ServiceColumns service() {
        return ServiceColumns.of(serviceTexts());
    }

    public Locale language() {
        return Locale.forLanguageTag(LANGUAGES.contains(language) ? language : "en");
    }

    public String leadName() {
        return overrides.leadName().orElse(leadName);
    }

    /** Whether a lead without a row gets one. */
    public boolean appendsNewLeads() {
        return newLeads.equals("append");
    }

    /** Which leads get a row where they have none. */
    public AppendWhen appendWhen() {
        return AppendWhen.of(appendWhen).overriddenBy(overriding);
    }

    /** Everything that is wrong with the definition, in words for its author; empty when it can be used. */
    public List<String> faults() {
        FieldParser parser = new FieldParser(fields);
        List<String> faults = new ArrayList<>(parser.faults());
        if (fields.isEmpty()) {
            faults.add("fields: it is empty; name at least one column");
        }
        if (!LANGUAGES.contains(language)) {
            faults.add("language: " + language + " is unknown; known are en, ru");
        }
        if (!NEW_LEADS.contains(newLeads)) {
            faults.add("newLeads: " + newLeads + " is unknown; known are ignore, append");
        }
        faults.addAll(AppendWhen.faults(appendWhen));
        if (!appendWhen.isEmpty() && !appendsNewLeads()) {
            faults.add("appendWhen: it counts only with newLeads: append");
        }
        if (appendsNewLeads() && service().leadId().isEmpty()) {
            faults.add("newLeads: append needs a column for the lead's id; name one as leadId under service");
        }
        faults.addAll(serviceFaults(parser.fields()));
        faults.addAll(new StatusRulesParser(statuses).faults());
        faults.addAll(new OtherWords(orderNumber, staff, pipelines).faults(parser.fields()));
        return List.copyOf(faults);
    }

    private List<String> serviceFaults(List<FieldMapping> mapped) {
        List<String> faults = new ArrayList<>();
        for (String name : serviceTexts().keySet()) {
            if (!ServiceColumns.NAMES.contains(name)) {
                faults.add(
                        "service: unknown word " + name + "; known are leadId, contactId, link, externalId, note, key");
            }
        }
        List<String> headers = service().mapped();
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            boolean taken = mapped.stream().anyMatch(field -> field.named(header))
                    || headers.subList(0, i).stream()
                            .anyMatch(other -> Names.fold(other).equals(Names.fold(header)));
            if (taken) {
                faults.add("service: column " + header + " is mapped twice");
            }
        }
        return faults;
    }

    /** The service's headers as texts: YAML may have made a number of one, whatever the setter's type says. */
    private Map<String, String> serviceTexts() {
        Map<?, ?> untyped = service;
        Map<String, String> texts = new TreeMap<>();
        untyped.forEach((name, header) -> texts.put(String.valueOf(name), header == null ? "" : header.toString()));
        return texts;
    }

    private static String word(@Nullable String value, String otherwise) {
        String word = value == null ? "" : Texts.strip(value).toLowerCase(Locale.ROOT);
        return word.isEmpty() ? otherwise : word;
    }
}
