package org.amosheets.web;

import java.util.Map;
import java.util.function.Supplier;

/** What is measured, for Prometheus; the operator's. */
public final class MetricsApi {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<String> text;

    /** @param text all metrics as they are now, in Prometheus' text form */
    public MetricsApi(Supplier<String> text) {
        this.text = text;
    }

    public Object show() {
        return new Answer(200, TEXT, text.get(), Map.of());
    }
}
