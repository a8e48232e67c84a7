package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.Directory.CustomField;

/** The leads' field that carries the row key: found by its code or its name, created where the account lacks it. */
public final class RowKeyField {

    static final String NAME = "SHEET_ROW";

    private final Remote remote;
    private final DirectoryReader reader;

    RowKeyField(Remote remote, DirectoryReader reader) {
        this.remote = remote;
        this.reader = reader;
    }

    /** Whether this field of the leads is the service's own. */
    public static boolean is(CustomField leadField) {
        return leadField.code().equalsIgnoreCase(NAME) || leadField.name().equalsIgnoreCase(NAME);
    }

    static OptionalLong in(List<CustomField> leadFields) {
        return leadFields.stream()
                .filter(RowKeyField::is)
                .mapToLong(CustomField::id)
                .min(); // of two, every process takes the same one
    }

    /** The field of amoCRM's own, fresh list, or a new one: an older list may lack what another process just made. */
    long findOrCreate() {
        return in(reader.fields("amocrm-lead-fields")).orElseGet(this::create);
    }

    /** The directory with the field that it lacked. */
    static Directory added(long id, Directory directory) {
        List<CustomField> fields = new ArrayList<>(directory.leadFields());
        fields.add(new CustomField(id, NAME, NAME, "text", List.of()));
        return new Directory(directory.pipelines(), List.copyOf(fields), directory.contactFields(), directory.zone());
    }

    private long create() {
        ArrayNode body = Json.array();
        body.addObject().put("name", NAME).put("code", NAME).put("type", "text").put("is_api_only", true);
        long id = remote.call("amocrm-create-lead-field", Map.of(), body)
                .path("_embedded")
                .path("custom_fields")
                .path(0)
                .path("id")
                .asLong();
        if (id == 0) {
            throw new AmoCrmException.Busy(
                    "Tried to create the field " + NAME
                            + " but amoCRM's answer did not name it; the service looks again.",
                    true);
        }
        return id;
    }
}
