package org.amosheets.web;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** What the container answers before any filter is asked: it has to be said without quoting the request, too. */
public final class EdgeServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /**
     * A body that is refused is still taken off the wire up to this size; beyond it the connection breaks, and the sender
     * may see that in place of the answer.
     */
    private static final int MAX_SWALLOWED = 64 << 20;

    /** What form encoders leave as it is in a query although the standard would have it encoded. */
    private static final String RELAXED_QUERY = "[]{}|\"<>^`\\";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxSwallowSize(MAX_SWALLOWED);
                http.setRelaxedQueryChars(RELAXED_QUERY);
            }
        });
        // Inside Boot's own valve, so that it is the first to report.
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }
}
