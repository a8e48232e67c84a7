package org.amosheets.engine;

/** A mapped field's column and values as a person knows them. */
record FieldWords(Tab tab) {

    /** The header of the field's column; the field's own name where it has none. */
    String column(String field) {
        String column = tab.mapped().column(field);
        return column.isEmpty() ? field : column;
    }

    /** The value as the cell would show it. */
    String of(String field, String canonical) {
        return tab.mapped().render(field, canonical, tab.context(0)).text();
    }

    /** The names of a status and its pipeline, with an arrow between; ids where the account has them no more. */
    String status(long pipelineId, long statusId) {
        return tab.directory().pipelines().stream()
                .filter(pipeline -> pipeline.id() == pipelineId)
                .flatMap(pipeline -> pipeline.statuses().stream()
                        .filter(status -> status.id() == statusId)
                        .map(status -> pipeline.name() + " → " + status.name()))
                .findFirst()
                .orElse(pipelineId + " → " + statusId);
    }
}
