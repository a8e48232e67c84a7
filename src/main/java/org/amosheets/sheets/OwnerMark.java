package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.CreateDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DataFilter;
import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLocation;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLookup;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.UpdateDeveloperMetadataRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the spreadsheet has to say of whose it is, and the requests that make it say so. */
final class OwnerMark {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerMark.class);

    /** Null as long as that was not found out. */
    private volatile @Nullable Owner ours;
    /** Whether the mark stands in the spreadsheet, so that writes may carry it along. */
    private volatile boolean stands;
    /** Whether ours was contradicted, and nobody has asked anew yet whose the spreadsheet is. */
    private volatile boolean denied;

    boolean isOurs() {
        return ours != null;
    }

    /** Whatever is under way ends here, also where the contradiction was found by somebody else beside it. */
    void forget() {
        denied = true;
        ours = null;
    }

    /** Whose the spreadsheet is was asked anew. */
    void asked() {
        denied = false;
    }

    /** From now on each read has to find this owner, or none. */
    void expect(Owner owner, boolean marked) {
        stands = marked;
        ours = owner;
        denied = false;
    }

    long run() {
        Owner owner = ours;
        return owner == null ? 0 : owner.run();
    }

    /**
     * The number of the write that is about to be sent.
     *
     * @throws SheetsException.NotOurs where Redis has counted that far before: it was set back
     */
    void reached(long run) {
        Owner owner = ours;
        mustNotBeDenied("write to the sheet");
        if (owner != null && run <= owner.run()) {
            forget();
            throw new SheetsException.NotOurs(SheetsErrors.sentence(
                    "write to the sheet",
                    "Redis knows less than it did a moment ago",
                    "nothing: it is found out what is agreed"));
        }
        if (owner != null) {
            ours = owner.at(run);
        }
    }

    /**
     * Takes a read's word for it.
     *
     * @throws SheetsException.NotOurs where another installation, or a process of ours that came after this one, was there
     */
    void check(List<Owner> found) {
        Owner owner = ours;
        mustNotBeDenied("read the sheet");
        if (owner != null && found.stream().anyMatch(other -> contradicts(owner, other))) {
            forget();
            throw new SheetsException.NotOurs(SheetsErrors.sentence(
                    "read the sheet",
                    "another installation has put its mark into the spreadsheet since",
                    "nothing: it is found out whose it is"));
        }
    }

    private void mustNotBeDenied(String tried) {
        if (denied) {
            throw new SheetsException.NotOurs(SheetsErrors.sentence(
                    tried,
                    "it was found a moment ago that the spreadsheet may not be ours any more",
                    "nothing: it is found out whose it is"));
        }
    }

    private static boolean contradicts(Owner expected, Owner found) {
        return !found.installation().equals(expected.installation()) || found.run() > expected.run();
    }

    /** A write came through without the mark and not with it. */
    void refused(String why) {
        LOG.warn(
                "Tried to renew the mark in the spreadsheet but failed because: {} The sync goes on; that this Redis is"
                        + " restored from an older copy would not be noticed.",
                why);
        stands = false;
    }

    /** What a write carries along. */
    Optional<Request> renewal() {
        Owner owner = ours;
        return owner == null || !stands ? Optional.empty() : Optional.of(update(owner));
    }

    static Request create(Owner owner) {
        return new Request()
                .setCreateDeveloperMetadata(new CreateDeveloperMetadataRequest()
                        .setDeveloperMetadata(metadata(owner)
                                .setMetadataKey(Owner.KEY)
                                // Else an installation with another project of Google's would not see it.
                                .setVisibility("DOCUMENT")
                                .setLocation(new DeveloperMetadataLocation().setSpreadsheet(true))));
    }

    /** In place of every mark that stands there. */
    static Request update(Owner owner) {
        return new Request()
                .setUpdateDeveloperMetadata(new UpdateDeveloperMetadataRequest()
                        .setDataFilters(List.of(new DataFilter()
                                .setDeveloperMetadataLookup(new DeveloperMetadataLookup().setMetadataKey(Owner.KEY))))
                        .setDeveloperMetadata(metadata(owner))
                        .setFields("metadataValue"));
    }

    private static DeveloperMetadata metadata(Owner owner) {
        return new DeveloperMetadata().setMetadataValue(owner.text());
    }
}
