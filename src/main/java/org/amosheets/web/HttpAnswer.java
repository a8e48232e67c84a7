package org.amosheets.web;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The last step of each HTTP route: makes its message of what the handler answered. */
public final class HttpAnswer {

    /** All headers of the message go out, so the route removes those of the request first. */
    public void write(Exchange exchange) {
        Message message = exchange.getMessage();
        if (!(message.getBody() instanceof Answer answer)) {
            throw new IllegalStateException("The route answers with what no handler made");
        }
        answer.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setHeader(Exchange.CONTENT_TYPE, answer.contentType());
        // As bytes: text would be written in a charset of the sender's choice.
        message.setBody(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
