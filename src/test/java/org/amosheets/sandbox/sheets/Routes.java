package org.amosheets.sandbox.sheets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The methods of the API that this server knows. */
@SuppressWarnings("ImmutableEnumChecker") // masks do not change once they are parsed
enum Routes {
    SPREADSHEET("GET", "", Kind.READ, Schema.OF_SPREADSHEET),
    BY_DATA_FILTER("POST", ":getByDataFilter", Kind.READ, Schema.OF_SPREADSHEET),
    BATCH_UPDATE("POST", ":batchUpdate", Kind.WRITE, Schema.OF_BATCH_UPDATE),
    VALUES_BATCH_GET("GET", "/values:batchGet", Kind.READ, Schema.OF_BATCH_GET),
    VALUES_BATCH_GET_BY_FILTER("POST", "/values:batchGetByDataFilter", Kind.READ, Schema.OF_BATCH_GET_BY_FILTER),
    VALUES_BATCH_UPDATE("POST", "/values:batchUpdate(?:ByDataFilter)?", Kind.WRITE, Schema.OF_VALUES_BATCH_UPDATE),
    VALUES_BATCH_CLEAR("POST", "/values:batchClear(?:ByDataFilter)?", Kind.WRITE, Schema.OF_BATCH_CLEAR),
    VALUES_APPEND("POST", "/values/(?<rest>.+):append", Kind.WRITE, Schema.OF_APPEND),
    VALUES_CLEAR("POST", "/values/(?<rest>.+):clear", Kind.WRITE, Schema.OF_CLEAR),
    VALUES_GET("GET", "/values/(?<rest>.+)", Kind.READ, Schema.OF_VALUES),
    VALUES_UPDATE("PUT", "/values/(?<rest>.+)", Kind.WRITE, Schema.OF_UPDATE),
    METADATA_SEARCH("POST", "/developerMetadata:search", Kind.READ, Schema.OF_METADATA_SEARCH),
    METADATA_GET("GET", "/developerMetadata/(?<rest>\\d+)", Kind.READ, Schema.OF_METADATA);

    /** What a path names: the method, the spreadsheet, and the range or metadata id. */
    record Match(Routes route, String spreadsheetId, String rest) {}

    static final String TOKEN_PATH = "/token";

    private final String method;
    private final Pattern path;
    private final Kind kind;
    private final FieldMask schema;

    Routes(String method, String tail, Kind kind, FieldMask schema) {
        this.method = method;
        this.path = Pattern.compile("/v4/spreadsheets/(?<id>[^/:]+)" + tail);
        this.kind = kind;
        this.schema = schema;
    }

    Kind kind() {
        return kind;
    }

    FieldMask schema() {
        return schema;
    }

    static @Nullable Match match(String method, String rawPath) {
        for (Routes route : values()) {
            Matcher m = route.path.matcher(rawPath);
            if (route.method.equals(method) && m.matches()) {
                boolean hasRest = route.path.pattern().contains("(?<rest>");
                return new Match(
                        route, Call.decodePath(m.group("id")), hasRest ? Call.decodePath(m.group("rest")) : "");
            }
        }
        return null;
    }

    static Kind kind(String method, String rawPath) {
        if (rawPath.equals(TOKEN_PATH)) {
            return Kind.TOKEN;
        }
        @Nullable Match match = match(method, rawPath);
        return match == null ? Kind.UNKNOWN : match.route().kind();
    }
}
