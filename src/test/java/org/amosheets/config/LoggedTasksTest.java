package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LoggedTasksTest {

    @Test
    void aTaskLogsUnderTheIdsOfWhoHandedItOverAndTheNextOneUnderItsOwn() throws Exception {
        LoggedTasks tasks = new LoggedTasks(1, Thread::new);
        try {
            assertThat(batchSeen(tasks, "a")).isEqualTo("a");
            assertThat(batchSeen(tasks, "b")).isEqualTo("b");
            assertThat(tasks.submit(() -> String.valueOf(MDC.get("batch"))).get(10, TimeUnit.SECONDS))
                    .isEqualTo("null");
        } finally {
            tasks.shutdownNow();
        }
    }

    private static @Nullable String batchSeen(LoggedTasks tasks, String batch) throws Exception {
        try (MDC.MDCCloseable line = MDC.putCloseable("batch", batch)) {
            return tasks.submit(() -> MDC.get("batch")).get(10, TimeUnit.SECONDS);
        }
    }
}
