package org.amosheets.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers with a problem where Spring, Camel or the container would send their error page, which names the address. */
final class ProblemResponse extends HttpServletResponseWrapper {

    ProblemResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
        Problem.ofStatus(status).send(this);
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        sendError(status);
    }
}
