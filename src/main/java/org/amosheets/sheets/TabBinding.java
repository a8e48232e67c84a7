package org.amosheets.sheets;

import java.util.OptionalInt;

/** Remembers the tab by its id, from the first start on. */
public interface TabBinding {

    OptionalInt sheetId();

    void bind(int sheetId);
}
