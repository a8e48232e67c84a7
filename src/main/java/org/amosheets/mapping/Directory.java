package org.amosheets.mapping;

import java.time.ZoneId;
import java.util.List;

/**
 * The account's names: what a status, a pipeline, a custom field and its options are called, and their ids.
 *
 * @param pipelines all pipelines, archived ones too, each with its statuses
 * @param leadFields the leads' custom fields
 * @param contactFields the contacts' custom fields
 * @param zone the account's time zone
 */
public record Directory(
        List<Pipeline> pipelines, List<CustomField> leadFields, List<CustomField> contactFields, ZoneId zone) {

    /** A pipeline; {@code main} marks the one where new leads go by default. */
    public record Pipeline(long id, String name, boolean main, boolean archived, List<Status> statuses) {}

    /** A status; {@code type} 1 is the system's "unsorted", where plain calls can neither create nor patch. */
    public record Status(long id, long pipelineId, String name, int type, int sort) {}

    /**
     * A custom field.
     *
     * @param code amoCRM's own name for it, empty where it has none
     * @param type amoCRM's type name: {@code text}, {@code numeric}, {@code select}, {@code multitext}, …
     */
    public record CustomField(long id, String name, String code, String type, List<Option> options) {}

    /** One value of a list field. */
    public record Option(long id, String value) {}
}
