package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.AuditEntry.Subject;
import org.amosheets.store.Log;
import org.amosheets.store.Store;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    private final Store store = mock();
    private final Log<AuditEntry> log = mock();
    private final AuditTrail trail = new AuditTrail(store);

    private static Log.Line<AuditEntry> line(long at, String side, String what, Subject subject, String result) {
        AuditEntry entry = AuditEntry.about(subject, "run/" + at, at, side, what, Map.of(), "why");
        return new Log.Line<>(at + "-0", at, entry.ended(result));
    }

    @Test
    void theLatestThatCrossedIsTheLatestThatArrivedAndWasAboutARowOrALead() {
        Subject row = new Subject(List.of("key"), 7, 0);
        Subject none = new Subject(List.of(), 0, 0);
        when(store.auditLog()).thenReturn(log);
        when(log.latest(anyInt()))
                .thenReturn(List.of(
                        line(900, "sheet", "columns-added", none, AuditEntry.DONE),
                        line(800, "crm", "lead-created", row, "refused: too long"),
                        line(700, "crm", "lead-created", row, AuditEntry.UNCONFIRMED),
                        line(600, "sheet", "row-written", row, AuditEntry.DONE),
                        line(500, "crm", "lead-changed", row, AuditEntry.DONE),
                        line(400, "crm", "lead-changed", row, AuditEntry.DONE)));
        assertThat(trail.lastCrossed())
                .containsExactly(new AuditTrail.Crossed("crm", 500, 7), new AuditTrail.Crossed("sheet", 600, 7));
    }
}
