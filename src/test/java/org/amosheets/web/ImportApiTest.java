package org.amosheets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import org.amosheets.correctness.Shows;
import org.amosheets.engine.ImportJobs;
import org.amosheets.engine.ImportJobs.Report;
import org.amosheets.store.Imports.Ended;
import org.amosheets.store.Imports.RowEnd;
import org.amosheets.store.Imports.RowEnd.What;
import org.junit.jupiter.api.Test;

class ImportApiTest {

    private final ImportJobs jobs = mock();
    private final ImportApi api = new ImportApi(jobs);

    @Test
    @Shows("F47")
    void answersAtOnceWithTheJob() {
        when(jobs.start()).thenReturn(Optional.of("j1"));
        Answer answer = api.start();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"job\":\"j1\"}");
    }

    @Test
    void startsNoneWhereTheRowsOnlySeemToHaveNoLead() {
        when(jobs.start()).thenReturn(Optional.empty());
        assertThatThrownBy(api::start)
                .satisfies(refused -> assertThat(Problems.of(refused).status()).isEqualTo(409));
    }

    @Test
    @Shows("D002-14")
    void tellsWhatBecameOfEachRowAndWhyTheFailedOnesFailed() {
        RowEnd failed = new RowEnd(What.FAILED, 7, "k7", "email: нет");
        when(jobs.find("j1"))
                .thenReturn(Optional.of(new Report(true, new Ended("j1", 0, 0, 3, 1, 2, 1, 4, List.of(failed)))));
        when(jobs.find("j2"))
                .thenReturn(Optional.of(new Report(false, new Ended("j2", 0, 60_000, 3, 1, 2, 0, 0, List.of()))));

        assertThat(show("j1").body()).isEqualTo("""
                {"job":"j1","state":"running","created":3,"updated":1,"skipped":2,"failed":1,"waiting":4,\
                "startedAt":"1970-01-01T00:00:00Z","endedAt":"",\
                "failures":[{"row":7,"key":"k7","reason":"email: нет"}]}""");
        assertThat(show("j2").body()).contains("\"state\":\"done\"", "\"endedAt\":\"1970-01-01T00:01:00Z\"");
    }

    @Test
    void knowsNoOtherJob() {
        when(jobs.find("gone")).thenReturn(Optional.empty());
        assertThatThrownBy(() -> show("gone"))
                .satisfies(absent -> assertThat(Problems.of(absent).status()).isEqualTo(404));
    }

    private Answer show(String job) {
        return api.show(new Received("/import/" + job, new Query(List.of()), null, new byte[0], true));
    }
}
