package org.amosheets.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.amosheets.web.console.Console;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;

/**
 * The edge: every request passes here first, and no route can be declared around it. What gets on has its body bounded
 * and in memory, and its secrets taken away.
 */
public final class EdgeFilter implements Filter, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(EdgeFilter.class);
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> UNCOMPRESSED = Set.of("", "identity");

    private final Guard guard;
    private final BooleanSupplier started;
    private final EdgeLimits limits;
    private final @Nullable ConsoleDoor console;

    /** @param started whether the routes are up; until then everybody is asked to come again */
    public EdgeFilter(
            String webhookSecret, String adminToken, BooleanSupplier started, EdgeLimits limits, Clock clock) {
        this(webhookSecret, adminToken, started, limits, clock, null);
    }

    /** @param pages the console; null for none */
    public EdgeFilter(
            String webhookSecret,
            String adminToken,
            BooleanSupplier started,
            EdgeLimits limits,
            Clock clock,
            @Nullable Console pages) {
        GuessLimit guesses = new GuessLimit(clock, limits.wrongSecrets(), limits.window());
        this.guard = new Guard(webhookSecret, adminToken, guesses, pages == null ? null : pages.sessions());
        this.started = started;
        this.limits = limits;
        this.console = pages == null ? null : new ConsoleDoor(pages, guard);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        ProblemResponse answer = new ProblemResponse((HttpServletResponse) response);
        answer.setHeader("Cache-Control", "no-store");
        answer.setHeader("X-Content-Type-Options", "nosniff");
        try {
            HttpServletRequest asked = (HttpServletRequest) request;
            if (console != null && ConsoleDoor.leadsTo(asked)) {
                console.open(asked, started.getAsBoolean() ? bounded(asked) : null, answer);
            } else {
                chain.doFilter(checked(asked), answer);
            }
        } catch (ProblemException refused) {
            refuse((HttpServletRequest) request, refused.problem(), answer);
        } catch (IOException gone) {
            LOG.debug("A request or its answer broke off");
            Problem.ofStatus(400).send(answer);
        } catch (ServletException | RuntimeException fault) {
            refuse((HttpServletRequest) request, Problems.of(fault), answer);
        }
    }

    private void refuse(HttpServletRequest request, Problem problem, ProblemResponse answer) throws IOException {
        boolean started = this.started.getAsBoolean();
        if (console == null || !started || !console.refuse(request, problem, answer)) {
            problem.send(answer);
        }
    }

    private CheckedRequest checked(HttpServletRequest request) throws IOException {
        if (!started.getAsBoolean()) {
            throw new ProblemException(Problem.starting());
        }
        boundedLength(request);
        Door door = Door.of(request.getMethod(), request.getRequestURI());
        Query query = Query.parse(request.getQueryString());
        // Before the body is read: a stranger's megabyte costs nothing.
        boolean operator = guard.admit(door, query, request);
        byte[] body = body(request);
        return new CheckedRequest(request, door.path(), query.without(Guard.TOKEN_PARAMETER), body, operator);
    }

    private byte[] bounded(HttpServletRequest request) throws IOException {
        boundedLength(request);
        return body(request);
    }

    private void boundedLength(HttpServletRequest request) {
        if (request.getContentLengthLong() > limits.maxBodyBytes()) {
            throw new ProblemException(Problem.tooLarge(limits.maxBodyBytes()));
        }
    }

    /** The length that a request claims may be absent or wrong, so what arrives is counted too. */
    private byte[] body(HttpServletRequest request) throws IOException {
        if (BODILESS.contains(request.getMethod())) {
            return new byte[0];
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !UNCOMPRESSED.contains(encoding.strip())) {
            throw new ProblemException(Problem.of(415, "The body is compressed; send it as it is."));
        }
        byte[] body = request.getInputStream().readNBytes(limits.maxBodyBytes() + 1);
        if (body.length > limits.maxBodyBytes()) {
            throw new ProblemException(Problem.tooLarge(limits.maxBodyBytes()));
        }
        return body;
    }
}
