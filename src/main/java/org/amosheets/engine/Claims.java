package org.amosheets.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.amosheets.sheets.Owner;
import org.amosheets.sheets.Site;

/**
 * What speaks against writing to a spreadsheet.
 *
 * @param foreign whether another installation has marked it
 * @param older whether it was marked with a number that this Redis has not reached yet
 * @param tab the tab that would have to take the place of ours
 * @param ours our own tab, where it is there and one may as well go on with it
 * @param reason for a person
 * @param word what exactly a person's word is about: should anything else speak against it, they are asked again
 */
record Claims(
        boolean foreign,
        boolean older,
        Optional<Site.Named> tab,
        Optional<Site.Named> ours,
        String reason,
        String word) {

    static Claims of(Site site, String installation, long run) {
        Optional<Owner> other = site.owners().stream()
                .filter(owner -> !owner.installation().equals(installation))
                .findFirst();
        Optional<Owner> younger =
                site.owners().stream().filter(owner -> owner.run() > run).findFirst();
        boolean foreign = other.isPresent();
        boolean older = !foreign && younger.isPresent();
        List<String> reasons = new ArrayList<>();
        if (foreign) {
            reasons.add("The spreadsheet is kept in step by another installation, or by one whose Redis was lost."
                    + " Stop the other one before you approve; both sides are then compared anew.");
        }
        if (older) {
            reasons.add("The spreadsheet is newer than this Redis, which may have been restored from a copy."
                    + " If you approve, both sides are compared anew.");
        }
        site.other().ifPresent(tab -> reasons.add(tabReason(site, tab)));
        // Our own mark moves on with every write, and is no news to whoever has spoken on the tab.
        String owners = foreign || older ? site.owners().toString() : "";
        String word = reasons.isEmpty()
                ? ""
                : owners + " " + site.boundId() + " " + site.other().map(Site.Named::id);
        return new Claims(foreign, older, site.other(), site.bound(), String.join(" ", reasons), word);
    }

    private static String tabReason(Site site, Site.Named tab) {
        return site.bound()
                .map(ours -> "The sync works on the tab '" + ours.title() + "', the configuration names '" + tab.title()
                        + "'. Approve to change over to '" + tab.title() + "', drop to stay.")
                .orElse("The tab that the sync worked on is gone. Approve to go on with '" + tab.title()
                        + "', or bring the tab back from the spreadsheet's version history.");
    }

    boolean contested() {
        return foreign || older || tab.isPresent();
    }

    /** To go on as before is an answer only where nothing but the configured name speaks against it. */
    boolean mayBeDeclined() {
        return !foreign && !older && ours.isPresent();
    }
}
