package org.amosheets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.amosheets.sync.Change.Kind;
import org.amosheets.sync.Change.Source;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void aChangeNamesItsSubject() {
        assertThat(Change.row(5, Source.SCRIPT, 9)).isEqualTo(new Change(Kind.ROW, "5", Source.SCRIPT, 9));
        assertThat(Change.key("k", Source.POLL, 9)).isEqualTo(new Change(Kind.KEY, "k", Source.POLL, 9));
        assertThat(Change.lead(7, Source.WEBHOOK, 9)).isEqualTo(new Change(Kind.LEAD, "7", Source.WEBHOOK, 9));
        assertThat(Change.contact(8, Source.RETRY, 9)).isEqualTo(new Change(Kind.CONTACT, "8", Source.RETRY, 9));
    }

    @Test
    void whatMayBeTakenAsOneHasOneSubject() {
        assertThat(Change.lead(7, Source.WEBHOOK, 9).subject()).isEqualTo("LEAD:7");
        assertThat(Change.lead(7, Source.WEBHOOK, 9).subject())
                .isEqualTo(Change.lead(7, Source.POLL, 1).subject())
                .isNotEqualTo(Change.contact(7, Source.WEBHOOK, 9).subject());
    }

    @Test
    void twoOfOneSubjectAreOneSinceTheOlderByTheWordThatWeighsMore() {
        Change polled = Change.row(5, Source.POLL, 10);
        Change said = Change.row(5, Source.SCRIPT, 20);
        Change both = Change.row(5, Source.SCRIPT, 10);

        assertThat(polled.with(said)).isEqualTo(both);
        assertThat(said.with(polled)).isEqualTo(both);
        assertThat(said.with(said)).isEqualTo(said);
    }

    @Test
    void twoOfOneSubjectKeepTheHintsOfBothAFewAtMost() {
        Change first = Change.row(5, Source.SCRIPT, 10).toldBy("a");
        assertThat(first.with(Change.row(5, Source.SCRIPT, 20).toldBy("b")).hints())
                .isEqualTo("a b");
        assertThat(first.with(first).hints()).isEqualTo("a");
        assertThat(first.with(Change.row(5, Source.POLL, 20)).hints()).isEqualTo("a");
        assertThat(Change.row(5, Source.POLL, 20).with(first).hints()).isEqualTo("a");
        Change flood = first;
        for (int i = 0; i < 1_000; i++) {
            flood = flood.with(Change.row(5, Source.SCRIPT, 20).toldBy("h" + i));
        }
        assertThat(flood.hints()).isEqualTo("a h0 h1 h2 h3");
    }
}
