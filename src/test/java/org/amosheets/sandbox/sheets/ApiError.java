package org.amosheets.sandbox.sheets;

/** An error answer of the API. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String status;
    private final String reason;

    private ApiError(int code, String status, String reason, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.reason = reason;
    }

    static ApiError invalid(String message) {
        return new ApiError(400, "INVALID_ARGUMENT", "badRequest", message);
    }

    static ApiError unparsableRange(String range) {
        return invalid("Unable to parse range: " + range);
    }

    static ApiError of(int code, String message) {
        return switch (code) {
            case 400 -> invalid(message);
            case 401 -> new ApiError(code, "UNAUTHENTICATED", "authError", message);
            case 403 -> new ApiError(code, "PERMISSION_DENIED", "forbidden", message);
            case 404 -> new ApiError(code, "NOT_FOUND", "notFound", message);
            case 409 -> new ApiError(code, "ABORTED", "aborted", message);
            case 429 -> new ApiError(code, "RESOURCE_EXHAUSTED", "rateLimitExceeded", message);
            case 503 -> new ApiError(code, "UNAVAILABLE", "backendError", message);
            case 504 -> new ApiError(code, "DEADLINE_EXCEEDED", "backendError", message);
            default -> new ApiError(code, "INTERNAL", "backendError", message);
        };
    }

    int code() {
        return code;
    }

    String status() {
        return status;
    }

    String reason() {
        return reason;
    }

    String text() {
        String message = getMessage();
        return message == null ? status : message;
    }
}
