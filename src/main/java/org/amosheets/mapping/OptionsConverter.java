package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amosheets.mapping.OptionList.Part;
import org.amosheets.sync.Cell;
import org.amosheets.sync.SheetValue;

/**
 * Several options of a list field; in canonical form their labels in amoCRM's order, joined by a comma and a blank. A
 * label that itself holds a separator stands in double quotes; people may leave the quotes out.
 */
record OptionsConverter(String column, Labels labels) implements Converter {

    @Override
    public SheetValue read(Cell cell, Context context) {
        List<String> chosen = chosen(Texts.of(cell));
        String canonical = join(chosen);
        return chosen.stream()
                .filter(label -> !labels.has(label))
                .findFirst()
                .map(label -> SheetValue.invalid(canonical, OptionConverter.unknown(column, label, labels)))
                .orElseGet(() -> SheetValue.of(canonical));
    }

    @Override
    public String canonical(String raw) {
        return join(chosen(raw));
    }

    /** amoCRM's texts are a label each; a list that is already joined is understood too. */
    @Override
    public List<String> canonical(List<String> raw) {
        String joined = join(raw.stream()
                .flatMap(text -> labels.has(text) ? Stream.of(text) : chosen(text).stream())
                .toList());
        return joined.isEmpty() ? List.of() : List.of(joined);
    }

    @Override
    public Cell render(String canonical, Context context) {
        return Cell.text(canonical);
    }

    @Override
    public List<String> toCrm(String canonical) {
        return chosen(canonical);
    }

    /** The labels in the text, as amoCRM spells them where it knows them. */
    private List<String> chosen(String list) {
        String text = Texts.strip(list);
        List<Part> parts = OptionList.parts(text);
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int last = endOfLabel(text, parts, i);
            String part = last == i ? parts.get(i).text() : between(text, parts, i, last);
            String label = labels.find(part);
            chosen.add(label == null ? Texts.strip(part) : label);
            i = last;
        }
        return chosen.stream().filter(label -> !label.isEmpty()).distinct().toList();
    }

    /** The last part of the label that starts with this one: the label's own commas may have cut it. */
    private int endOfLabel(String text, List<Part> parts, int from) {
        if (parts.get(from).quoted() || labels.find(parts.get(from).text()) != null) {
            return from;
        }
        int most = Math.min(parts.size(), from + labels.mostParts());
        for (int to = from + 1; to < most && !parts.get(to).quoted(); to++) {
            if (labels.find(between(text, parts, from, to)) != null) {
                return to;
            }
        }
        return from;
    }

    private static String between(String text, List<Part> parts, int from, int to) {
        return text.substring(parts.get(from).from(), parts.get(to).to());
    }

    private String join(List<String> chosen) {
        Set<String> wanted = new LinkedHashSet<>(chosen);
        Stream<String> known = labels.all().stream().filter(wanted::contains);
        Stream<String> unknown = wanted.stream().filter(label -> !labels.has(label));
        return Stream.concat(known, unknown).map(OptionList::quote).collect(Collectors.joining(", "));
    }
}
