package org.amosheets.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed the edge: without its secrets, its body in memory. The body is never shown as a form, multipart
 * or serialized Java, all of which Camel or Spring would take apart by itself: it would turn each field into a header, and
 * fail on what it cannot decode. Handlers
 * get the real thing from {@link Received#of}.
 */
final class CheckedRequest extends HttpServletRequestWrapper {

    static final String RECEIVED = Received.class.getName();

    private static final String CONTENT_TYPE = "content-type";
    private static final String JSON = "application/json";
    private static final Set<String> HIDDEN = Set.of(
            "authorization",
            Guard.SECRET_HEADER.toLowerCase(Locale.ROOT),
            "content-encoding",
            "transfer-encoding",
            "content-length",
            CONTENT_TYPE);

    private final String path;
    private final Query query;
    private final byte[] body;
    private final @Nullable String shownType;

    CheckedRequest(HttpServletRequest request, String path, Query query, byte[] body, boolean operator) {
        super(request);
        this.path = path;
        this.query = query;
        this.body = body;
        String type = request.getContentType();
        this.shownType = type == null
                ? null
                : type.toLowerCase(Locale.ROOT).startsWith(JSON) ? JSON : "application/octet-stream";
        // As an attribute, because others wrap the request again before a route sees it.
        request.setAttribute(RECEIVED, new Received(path, query, type, body, operator));
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer()
                .append(getScheme())
                .append("://")
                .append(getServerName())
                .append(':')
                .append(getServerPort())
                .append(path);
    }

    @Override
    public @Nullable String getQueryString() {
        return query.raw();
    }

    @Override
    public @Nullable String getParameter(String name) {
        return query.all(name).stream().findFirst().orElse(null);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        List<String> values = query.all(name);
        return values.isEmpty() ? null : values.toArray(String[]::new);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(query.map().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return query.map();
    }

    @Override
    public @Nullable String getContentType() {
        return shownType;
    }

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new ReplayedBody(body);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (name.equalsIgnoreCase(CONTENT_TYPE)) {
            return shownType;
        }
        return hidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (name.equalsIgnoreCase(CONTENT_TYPE) && shownType != null) {
            return Collections.enumeration(List.of(shownType));
        }
        return hidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !hidden(name) || (name.equalsIgnoreCase(CONTENT_TYPE) && shownType != null))
                .toList());
    }

    private static boolean hidden(String name) {
        return HIDDEN.contains(name.toLowerCase(Locale.ROOT));
    }
}
