package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The steps of a call to amoCRM that {@code routes/amocrm.camel.yaml} names; its bean is {@code amoCall}. Each step is
 * small, the routes give the order.
 */
public final class AmoCall {

    private static final int TRIES = 5;
    private static final Duration TRYING = Duration.ofSeconds(10);
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";

    private final RequestLimit limit;
    private final SendGuard guard;
    private final AccessToken token;
    private final AnswerCount count;
    private final AnswerSorter sorter = new AnswerSorter();
    private final Backoff backoff;

    public AmoCall(RequestLimit limit, SendGuard guard, AccessToken token) {
        this(limit, guard, token, AnswerCount.NOBODY);
    }

    public AmoCall(RequestLimit limit, SendGuard guard, AccessToken token, AnswerCount count) {
        this.count = count;
        this.limit = limit;
        this.guard = guard;
        this.token = token;
        this.backoff = new Backoff(limit, System::nanoTime);
    }

    /** Puts the current token into the request. */
    public void authorize(Exchange exchange) {
        exchange.getMessage().setHeader(AUTHORIZATION, BEARER + token.current());
    }

    /** Waits for the account's limit. */
    public void waitForTurn() throws InterruptedException {
        limit.acquire();
    }

    /** For a write, asks whether this process may still write. */
    public void mayStillWrite(Exchange exchange) {
        if (!"GET".equals(exchange.getMessage().getHeader(Exchange.HTTP_METHOD, String.class))) {
            guard.check();
        }
    }

    /** Whether the token was refused and another one is there now, so that the request is worth sending once more. */
    public boolean tokenRenewed(Exchange exchange) {
        Object sent = exchange.getMessage().removeHeader(AUTHORIZATION);
        boolean renewed = status(exchange.getMessage()) == 401
                && sent != null
                && token.renew(sent.toString().substring(BEARER.length()));
        if (renewed) {
            // This answer is sorted by nobody.
            count.answered(401);
        }
        return renewed;
    }

    /** Turns the answer into JSON, or throws what it means. */
    public void sort(Exchange exchange) {
        Answer answer = answer(exchange);
        deliver(exchange, sorter.sort(operation(exchange), answer));
    }

    /** As {@link #sort}, for the address that gives tokens: it answers 400 and 401 with a hint of its own. */
    public void sortToken(Exchange exchange) {
        Answer answer = answer(exchange);
        deliver(exchange, sorter.sortToken(operation(exchange), answer));
    }

    /** Turns a lost connection into what it means. */
    public void lost(Exchange exchange) {
        exchange.getMessage().removeHeader(AUTHORIZATION);
        count.answered(0);
        throw LostConnection.of(operation(exchange), exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }

    /**
     * Whether a call that may be repeated is repeated once more. Not where the next try would begin too late: then the
     * change is better off in the inbox than in the way of the others of its batch.
     */
    public boolean worthRepeating(Exchange exchange) {
        int repeated = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
        Duration passed = Duration.ofMillis(exchange.getClock().elapsed());
        return repeated <= TRIES && passed.plus(backoff.left()).compareTo(TRYING) < 0;
    }

    private Answer answer(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeader(AUTHORIZATION);
        byte[] body = message.getBody(byte[].class);
        Answer answer = new Answer(
                status(message),
                body == null ? new byte[0] : body,
                message.getHeader("X-Request-Id", "", String.class));
        count.answered(answer.status());
        backoff.saw(answer);
        return answer;
    }

    private static void deliver(Exchange exchange, JsonNode json) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(json);
    }

    private static int status(Message message) {
        return message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    }

    private static String operation(Exchange exchange) {
        return exchange.getProperty("operation", "call amoCRM", String.class);
    }
}
