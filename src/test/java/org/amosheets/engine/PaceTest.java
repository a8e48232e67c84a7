package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.amosheets.sheets.QuotaLimit;
import org.amosheets.store.Inbox;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Quota quota = new Quota();
    private final Pace rows = new Pace(Inbox.Lane.ROWS, quota, Duration.ofSeconds(1));
    private final Pace leads = new Pace(Inbox.Lane.LEADS, quota, Duration.ofSeconds(1));

    @Test
    void aLoneChangeGoesAtOnce() {
        batchThatReads(rows);

        assertThat(rows.beforeBatch()).isZero();
    }

    @Test
    void changesWaitTogetherForTheQuotaButNoLongerThanIsSet() {
        batchThatReads(rows);
        quota.read = Duration.ofMillis(700);
        assertThat(rows.beforeBatch()).isEqualTo(700);

        quota.read = Duration.ofSeconds(40);
        assertThat(rows.beforeBatch()).isEqualTo(1_000);
    }

    @Test
    void leadsAreTakenEarlyEnoughToBeReadFromAmoCrmMeanwhile() {
        batchThatReads(leads);
        quota.read = Duration.ofMillis(200);
        quota.write = Duration.ofMillis(700);
        assertThat(leads.beforeBatch()).isEqualTo(600);

        quota.write = Duration.ofMillis(50);
        quota.read = Duration.ofMillis(60);
        assertThat(leads.beforeBatch()).isZero();
    }

    @Test
    void aLoneChangeThatHasToWaitWaitsForTheNextOneToo() {
        assertThat(rows.forCompany(1)).isEqualTo(700);
        assertThat(rows.forCompany(2)).isZero();
        assertThat(rows.forCompany(0)).isZero();
        assertThat(new Pace(Inbox.Lane.ROWS, quota, Duration.ofMillis(300)).forCompany(1))
                .isEqualTo(300);
    }

    @Test
    void theEchoOfOurOwnWritesNeedsNothingOfTheSheetAndWaitsForNothing() {
        batchThatReads(leads);
        leads.watch(() -> 0);
        quota.read = Duration.ofMillis(700);

        assertThat(leads.beforeBatch()).isZero();
    }

    private void batchThatReads(Pace pace) {
        assertThat(pace.watch(() -> ++quota.used)).isEqualTo(quota.used);
    }

    private static final class Quota implements QuotaLimit {

        private Duration read = Duration.ZERO;
        private Duration write = Duration.ZERO;
        private long used;

        @Override
        public void acquireRead() {}

        @Override
        public void acquireWrite() {}

        @Override
        public Duration nextRead() {
            return read;
        }

        @Override
        public Duration nextWrite() {
            return write;
        }

        @Override
        public Duration apart() {
            return Duration.ofMillis(700);
        }

        @Override
        public long used() {
            return used;
        }

        @Override
        public void pause(Duration duration) {}
    }
}
