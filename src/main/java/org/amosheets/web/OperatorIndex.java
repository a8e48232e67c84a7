package org.amosheets.web;

import java.util.List;
import java.util.Map;

/** What the operator finds at the root: which addresses there are. */
public final class OperatorIndex {

    private static final List<String> ENDPOINTS = List.of(
            "GET /health",
            "GET /metrics",
            "GET /changes?state=waiting|parked|held",
            "POST /changes/{id}/retry",
            "POST /changes/{id}/approve",
            "POST /changes/{id}/drop",
            "GET /conflicts?row=&lead=&open=true|false",
            "POST /conflicts/{id}/resolve",
            "GET /audit?lead=|row=",
            "POST /import",
            "GET /import/{job}",
            "POST /oauth/start",
            "POST /oauth/exchange",
            "GET /oauth/callback",
            "GET /structure",
            "GET /leads/custom_fields",
            "GET /leads/{id}");

    /** Lists the operator's endpoints. */
    public Object show() {
        return Answer.ok(Map.of("service", "amo-sheets-sync", "endpoints", ENDPOINTS));
    }
}
