package org.amosheets.config;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.amosheets.amocrm.AccessToken;
import org.amosheets.amocrm.AmoCall;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.CamelAmoCrm;
import org.amosheets.amocrm.OAuthSettings;
import org.amosheets.amocrm.OAuthTokens;
import org.amosheets.amocrm.RequestLimit;
import org.amosheets.engine.Answers;
import org.amosheets.engine.SideHeard;
import org.amosheets.store.Store;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** amoCRM: its routes' helper, its token, and the port that the engine uses. */
@Configuration(proxyBeanMethods = false)
class AmoCrmConfig {

    @Bean
    AccessToken accessToken(Settings settings, Store store, @Lazy ProducerTemplate template, Clock clock) {
        AmoCrmAuth auth = settings.amoCrm().auth();
        if (auth instanceof AmoCrmAuth.LongLivedToken longLived) {
            return AccessToken.longLived(longLived.token().value(), clock);
        }
        AmoCrmAuth.OAuth oauth = (AmoCrmAuth.OAuth) auth;
        OAuthSettings given = new OAuthSettings(
                oauth.clientId(),
                oauth.clientSecret().value(),
                oauth.redirectUri().toString(),
                oauth.authCode().map(Secret::value).orElse(""),
                oauth.accessToken().map(Secret::value).orElse(""),
                oauth.refreshToken().map(Secret::value).orElse(""));
        return new OAuthTokens(
                given,
                store.tokens(),
                template,
                clock,
                settings.amoCrm().baseUrl().toString());
    }

    @Bean
    RequestLimit amoLimit(Settings settings, Store store) {
        return store.amoLimit(settings.amoCrm().requestsPerSecond());
    }

    @Bean
    AmoCall amoCall(RequestLimit amoLimit, AccessToken token, WritePermit permit, Answers amoAnswers) {
        return new AmoCall(amoLimit, permit::check, token, amoAnswers);
    }

    @Bean
    Answers amoAnswers() {
        return new Answers();
    }

    /** How the calls to amoCRM end. */
    @Bean
    SideHeard amoHeard(Clock clock) {
        return new SideHeard(clock);
    }

    @Bean
    AmoCrm amoCrm(@Lazy ProducerTemplate template, ExecutorService sideBySide, SideHeard amoHeard) {
        return new CamelAmoCrm(template, sideBySide, amoHeard);
    }
}
