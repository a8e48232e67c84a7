package org.amosheets.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.amosheets.web.console.Console;
import org.amosheets.web.console.Reply;
import org.amosheets.web.console.Visit;
import org.jspecify.annotations.Nullable;

/**
 * The way to the console. It is no route: its pages have to be there just when a file of routes is broken. It checks by
 * itself who comes, as it greets those who are not signed in with a page.
 */
final class ConsoleDoor {

    private static final String ROOT = "/console";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

    private final Console console;
    private final Guard guard;

    ConsoleDoor(Console console, Guard guard) {
        this.console = console;
        this.guard = guard;
    }

    /**
     * Who asks for a page at the root, or shows the token there, gets the console; a program that says it reads JSON is
     * told what addresses there are.
     */
    static boolean leadsTo(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(ROOT)
                || path.startsWith(ROOT + "/")
                || (path.equals("/") && request.getMethod().equals("GET") && wantsPage(request));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accepted = header(request, "Accept");
        return accepted.contains("text/html") || (showsToken(request) && !accepted.contains("json"));
    }

    /** A proxy in front may have the browser send a password of its own; that is none of ours. */
    private static boolean showsToken(HttpServletRequest request) {
        return header(request, "Authorization").toLowerCase(Locale.ROOT).startsWith("bearer ");
    }

    /** @param body null while the service starts */
    void open(HttpServletRequest request, byte @Nullable [] body, HttpServletResponse response) throws IOException {
        if (!METHODS.contains(request.getMethod())) {
            throw new ProblemException(
                    new Problem(405, Problem.ofStatus(405).detail(), Map.of("Allow", String.join(", ", METHODS))));
        }
        // Before anything else: a wrong token is refused, and not answered by the page to sign in.
        boolean token = showsToken(request)
                && guard.admit(
                        Door.of(request.getMethod(), request.getRequestURI()),
                        Query.parse(request.getQueryString()),
                        request);
        Visit visit = visit(request, body, token);
        send(
                body == null ? console.starting(visit) : console.answer(visit, given -> refused(given, request)),
                response);
    }

    /**
     * Says by a page what a program is told by a problem's JSON. Returns whether it did: not to who shows the token, and
     * so is a program.
     */
    boolean refuse(HttpServletRequest request, Problem problem, HttpServletResponse response) throws IOException {
        if (!leadsTo(request) || showsToken(request) || response.isCommitted()) {
            return false;
        }
        response.resetBuffer();
        problem.headers().forEach(response::setHeader);
        send(console.refused(visit(request, null, false), problem.status()), response);
        return true;
    }

    private static Visit visit(HttpServletRequest request, byte @Nullable [] body, boolean token) {
        return new Visit(
                request.getMethod(),
                request.getRequestURI(),
                single(Query.parse(request.getQueryString())),
                single(Query.parse(body == null ? null : new String(body, StandardCharsets.UTF_8))),
                cookies(request),
                header(request, "Accept-Language"),
                header(request, "HX-Request").equals("true"),
                secure(request),
                foreign(request),
                token);
    }

    private Console.Refused refused(String token, HttpServletRequest request) {
        Problem refusal = guard.signIn(token, request);
        return refusal == null
                ? Console.Refused.NOT
                : refusal.status() == 429 ? Console.Refused.TOO_OFTEN : Console.Refused.WRONG;
    }

    static Map<String, String> cookies(HttpServletRequest request) {
        Map<String, String> cookies = new HashMap<>();
        Cookie[] sent = request.getCookies();
        if (sent != null) {
            for (Cookie cookie : sent) {
                cookies.putIfAbsent(cookie.getName(), cookie.getValue());
            }
        }
        return cookies;
    }

    /** Whoever claims it falsely only makes a cookie of his own stricter. */
    static boolean secure(HttpServletRequest request) {
        return request.isSecure()
                || header(request, "X-Forwarded-Proto").toLowerCase(Locale.ROOT).startsWith("https");
    }

    /** Whether the browser says that a page of another site sends this. */
    private static boolean foreign(HttpServletRequest request) {
        String site = header(request, "Sec-Fetch-Site");
        return !site.isEmpty() && !site.equals("same-origin") && !site.equals("none");
    }

    private static String header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }

    private static Map<String, String> single(Query query) {
        Map<String, String> values = new LinkedHashMap<>();
        query.parameters().forEach(parameter -> values.putIfAbsent(parameter.name(), parameter.value()));
        return values;
    }

    private static void send(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        reply.headers().forEach(header -> response.addHeader(header.name(), header.value()));
        // In place of what the edge set before.
        response.setHeader("Cache-Control", reply.cacheControl());
        response.setContentType(reply.type());
        response.setContentLength(reply.body().length);
        response.getOutputStream().write(reply.body());
        response.flushBuffer();
    }
}
