package org.amosheets.engine;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;

/** Sees how what the clock starts ends, so that a setting that keeps it from working is told before anything is announced. */
public final class ClockWatch implements RoutePolicyFactory {

    private final Obstacles obstacles;

    public ClockWatch(Obstacles obstacles) {
        this.obstacles = obstacles;
    }

    /** None but for routes that a timer starts. */
    @Override
    public @Nullable RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode node) {
        boolean ofClock = node instanceof RouteDefinition route
                && route.getInput() != null
                && route.getInput().getEndpointUri().startsWith("timer:");
        return ofClock ? new Watched() : null;
    }

    private final class Watched extends RoutePolicySupport {
        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            // The route has handled its failure by then.
            Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
            if (failure == null) {
                obstacles.looked(route.getRouteId());
            } else {
                obstacles.missed(route.getRouteId(), BatchFailures.root(failure));
            }
        }
    }
}
