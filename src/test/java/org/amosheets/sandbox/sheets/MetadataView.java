package org.amosheets.sandbox.sheets;

import java.io.IOException;

/** Writes one piece of developer metadata. */
final class MetadataView {

    private MetadataView() {}

    static void write(Out out, Metadata metadata) throws IOException {
        out.put("metadataId", metadata.id());
        out.put("metadataKey", metadata.key());
        out.put("metadataValue", metadata.value());
        out.object("location", l -> location(l, metadata.place()));
        out.put("visibility", metadata.visibility());
    }

    private static void location(Out out, Metadata.Place place) throws IOException {
        out.put("locationType", place.type());
        switch (place.type()) {
            case "SPREADSHEET" -> out.put("spreadsheet", true);
            case "SHEET" -> out.put("sheetId", place.sheetId());
            default ->
                out.object("dimensionRange", d -> {
                    d.put("sheetId", place.sheetId());
                    d.put("dimension", place.type().equals("ROW") ? "ROWS" : "COLUMNS");
                    d.put("startIndex", place.start());
                    d.put("endIndex", place.end());
                });
        }
    }
}
