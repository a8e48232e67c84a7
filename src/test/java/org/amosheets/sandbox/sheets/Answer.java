package org.amosheets.sandbox.sheets;

/** What a request is answered with, written only when it is sent. */
record Answer(int status, Out.Body body) {

    static Answer ok(Out.Body body) {
        return new Answer(200, body);
    }

    /** Google's error shape. */
    static Answer error(ApiError error) {
        return new Answer(
                error.code(),
                out -> out.object("error", e -> {
                    e.put("code", error.code());
                    e.put("message", error.text());
                    e.list("errors", java.util.List.of(error), (o, each) -> {
                        o.put("message", each.text());
                        o.put("domain", "global");
                        o.put("reason", each.reason());
                    });
                    e.put("status", error.status());
                }));
    }
}
