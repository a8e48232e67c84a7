package org.amosheets.web;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What connecting an integration by OAuth needs of the rest.
 *
 * @param mint makes a state that works once
 * @param use whether a state was minted and is used for the first time
 * @param consentPage the address of the page on which a person gives consent, for a state
 * @param exchange gets and keeps the tokens for a code or a redirect URL
 * @param redirected gets and keeps the tokens for a code of the account with this host
 */
public record OAuthDesk(
        Supplier<String> mint,
        Predicate<String> use,
        UnaryOperator<String> consentPage,
        Consumer<String> exchange,
        BiConsumer<String, String> redirected) {}
