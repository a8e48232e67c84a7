package org.amosheets.sheets;

/**
 * One line of the tab of the staff.
 *
 * @param code as typed, with its leading zeros
 * @param department empty where it is not told
 */
public record StaffMember(String code, String name, String department) {

    /** Codes are the same with or without leading zeros: a sheet drops them from what it takes for a number. */
    String sameCode() {
        String bare = code.strip().replaceFirst("^0+(?=.)", "");
        return bare.toLowerCase(java.util.Locale.ROOT);
    }
}
