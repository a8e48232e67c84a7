package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;

/** What holds for every route of {@code routes/amocrm.camel.yaml}. */
class AmoRouteFileTest {

    @Test
    void everyRouteHasAnIdAPurposeAndAnErrorPolicyOfItsOwn() {
        assertThat(routes()).isNotEmpty().allSatisfy(route -> {
            assertThat(route.getId()).startsWith("amocrm-");
            assertThat(route.getDescriptionText()).isNotBlank();
            assertThat(route.getInput().getEndpointUri()).isEqualTo("direct:" + route.getId());
            assertThat(route.getRouteConfigurationId() != null || route.isErrorHandlerFactorySet())
                    .isTrue();
        });
    }

    @Test
    void createsAreNeverRepeatedBlindly() {
        assertThat(routes())
                .filteredOn(route -> route.getId().startsWith("amocrm-create-"))
                .hasSize(4)
                .extracting(RouteDefinition::getRouteConfigurationId)
                .containsOnly("call-once");
    }

    private static List<RouteDefinition> routes() {
        try (AmoRoutes routes =
                new AmoRoutes("http://localhost:1", template -> AccessToken.longLived("t", Clock.systemUTC()))) {
            return List.copyOf(routes.context
                    .getCamelContextExtension()
                    .getContextPlugin(Model.class)
                    .getRouteDefinitions());
        }
    }
}
