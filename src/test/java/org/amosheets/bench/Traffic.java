package org.amosheets.bench;

import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.sheets.FakeSheets;

/** What both sides were asked since their logs were cleared. */
record Traffic(int amo, int sheetReads, int sheetWrites, int refused, int mostInAnySecond) {

    static Traffic of(FakeAmoCrm crm, FakeSheets sheets) {
        return new Traffic(
                crm.requests().size(),
                sheets.reads(),
                sheets.writes(),
                crm.log().rejected429() + sheets.rejected429(),
                crm.log().maxInAnySecond());
    }

    int sheets() {
        return sheetReads + sheetWrites;
    }
}
