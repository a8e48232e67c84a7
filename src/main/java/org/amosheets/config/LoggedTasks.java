package org.amosheets.config;

import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** A fixed pool whose tasks log under the ids of who handed them over. */
final class LoggedTasks extends ThreadPoolExecutor {

    LoggedTasks(int threads, ThreadFactory factory) {
        super(threads, threads, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), factory);
    }

    @Override
    public void execute(Runnable task) {
        @Nullable Map<String, String> ids = MDC.getCopyOfContextMap();
        super.execute(() -> {
            if (ids != null) {
                MDC.setContextMap(ids);
            }
            try {
                task.run();
            } finally {
                MDC.clear();
            }
        });
    }
}
