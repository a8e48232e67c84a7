package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.amosheets.correctness.Shows;
import org.amosheets.sheets.Owner;
import org.amosheets.sheets.Site;
import org.junit.jupiter.api.Test;

/** What is noticed before anything is written (G14). */
@Shows("G14")
class ClaimsTest {

    private static final Site.Named DEALS = new Site.Named(7, "Deals");
    private static final Site.Named ARCHIVE = new Site.Named(8, "Archive");

    private static Site site(Owner... owners) {
        return new Site(List.of(owners), OptionalInt.of(7), Optional.of(DEALS), Optional.empty());
    }

    private static Claims of(Site site) {
        return Claims.of(site, "ours", 10);
    }

    @Test
    void nothingSpeaksAgainstASpreadsheetThatIsNobodys() {
        assertThat(of(site()).contested()).isFalse();
    }

    @Test
    void nothingSpeaksAgainstOurOwnMarkUpToTheRunCounter() {
        assertThat(of(site(new Owner("ours", 7, 10))).contested()).isFalse();
    }

    @Test
    void aYoungerMarkOfOursTellsThatRedisIsOlder() {
        Claims claims = of(site(new Owner("ours", 7, 11)));

        assertThat(claims.older()).isTrue();
        assertThat(claims.mayBeDeclined()).isFalse();
        assertThat(claims.reason()).contains("newer than this Redis");
    }

    @Test
    void anotherInstallationIsForeignHoweverFewItsRuns() {
        Claims claims = of(site(new Owner("ours", 7, 3), new Owner("theirs", 7, 1)));

        assertThat(claims.foreign()).isTrue();
        assertThat(claims.mayBeDeclined()).isFalse();
    }

    @Test
    void aMarkThatCannotBeReadIsSomebodyElses() {
        assertThat(of(site(Owner.of("scribble"))).foreign()).isTrue();
        assertThat(Owner.of(new Owner("id", 3, 4).text())).isEqualTo(new Owner("id", 3, 4));
    }

    @Test
    void anotherConfiguredTabIsAskedAboutAndOursMayStay() {
        Claims claims = of(new Site(List.of(), OptionalInt.of(7), Optional.of(DEALS), Optional.of(ARCHIVE)));

        assertThat(claims.contested()).isTrue();
        assertThat(claims.mayBeDeclined()).isTrue();
        assertThat(claims.reason()).contains("Deals").contains("Archive");
    }

    @Test
    void aTabInThePlaceOfOneThatIsGoneCannotBeDeclined() {
        Claims claims = of(new Site(List.of(), OptionalInt.of(7), Optional.empty(), Optional.of(ARCHIVE)));

        assertThat(claims.contested()).isTrue();
        assertThat(claims.mayBeDeclined()).isFalse();
    }

    @Test
    void aWordIsAboutExactlyWhatWasSeen() {
        String word = of(site(new Owner("theirs", 7, 1))).word();

        assertThat(of(site(new Owner("theirs", 7, 2))).word()).isNotEqualTo(word);
        assertThat(of(site(new Owner("theirs", 7, 1))).word()).isEqualTo(word);
    }
}
