package org.amosheets.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.FieldMapping;
import org.amosheets.mapping.MappedTab;
import org.amosheets.mapping.Shape;
import org.amosheets.sheets.ColumnWish;
import org.amosheets.sheets.Header;

/** The columns that the mapping in force wants, and what each is made for. */
public final class ColumnWishes {

    private static final String STATUS = "lead.status";
    private static final String PIPELINE = "lead.pipeline";
    /** A longer list is of no use to people, and Google takes no more. */
    private static final int MOST_CHOICES = 500;

    private final TabSource tabs;
    private final MappingSource mappings;

    public ColumnWishes(TabSource tabs, MappingSource mappings) {
        this.tabs = tabs;
        this.mappings = mappings;
    }

    /** First the columns that people fill, in the mapping's order, then the service's own. */
    public List<ColumnWish> all() {
        Tab tab = tabs.bind(new Header(List.of()));
        List<FieldMapping> fields = mappings.current().fields();
        boolean anyPipeline = fields.stream().anyMatch(field -> field.field().equals(PIPELINE));
        List<ColumnWish> wishes = new ArrayList<>();
        for (FieldMapping field : fields) {
            List<String> headers = new ArrayList<>(List.of(field.column()));
            headers.addAll(field.otherColumns());
            List<String> choices = choices(tab, field.field(), anyPipeline);
            wishes.add(new ColumnWish(
                    headers,
                    tab.mapped().shape(field.field()),
                    choices.size() > MOST_CHOICES ? List.of() : choices,
                    false,
                    false));
        }
        for (String header : tab.serviceColumns()) {
            boolean key = header.equals(tab.service().key());
            wishes.add(new ColumnWish(List.of(header), key ? Shape.VERBATIM : Shape.ANY, List.of(), true, key));
        }
        return List.copyOf(wishes);
    }

    /** A dropdown does not know the row's pipeline: where the tab names pipelines, it offers the statuses of all of them. */
    private static List<String> choices(Tab tab, String field, boolean anyPipeline) {
        MappedTab mapped = tab.mapped();
        if (!field.equals(STATUS) || !anyPipeline) {
            return mapped.choices(field, tab.context(0));
        }
        Set<String> union = new LinkedHashSet<>(mapped.choices(field, tab.context(0)));
        tab.directory().pipelines().stream()
                .filter(pipeline -> !pipeline.archived())
                .map(Pipeline::id)
                .forEach(id -> union.addAll(mapped.choices(field, tab.context(id))));
        return List.copyOf(union);
    }
}
