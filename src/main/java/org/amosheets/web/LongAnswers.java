package org.amosheets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.AsyncWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives some addresses longer than all others have before the container answers in their place. */
public final class LongAnswers implements WebMvcConfigurer, DeferredResultProcessingInterceptor {

    private final Map<String, Duration> patience;

    /** @param patience by path */
    public LongAnswers(Map<String, Duration> patience) {
        this.patience = Map.copyOf(patience);
    }

    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
        configurer.registerDeferredResultInterceptors(this);
    }

    @Override
    public <T> void beforeConcurrentHandling(NativeWebRequest request, DeferredResult<T> result) {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        Duration longer = servlet == null ? null : patience.get(servlet.getRequestURI());
        if (longer != null && request instanceof AsyncWebRequest async) {
            async.setTimeout(longer.toMillis());
        }
    }
}
