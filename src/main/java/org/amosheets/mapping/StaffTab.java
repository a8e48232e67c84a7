package org.amosheets.mapping;

/**
 * Where the names of the staff stand.
 *
 * @param tab the title of the tab with codes and names; empty where there is none
 * @param codeColumn the header of the column that holds a row's staff code
 */
public record StaffTab(String tab, String codeColumn) {

    static final StaffTab NONE = new StaffTab("", "");
}
