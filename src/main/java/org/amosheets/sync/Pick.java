package org.amosheets.sync;

/**
 * What a person picked where the two sides differed. It stands for the two values that the person saw and for no others.
 *
 * @param winner whose value stays: {@link Policy#CRM} or {@link Policy#SHEET}
 * @param sheet what the sheet held then, canonical
 * @param crm what amoCRM held then, canonical
 */
public record Pick(Policy winner, String sheet, String crm) {

    boolean fits(String sheetNow, String crmNow) {
        return sheet.equals(sheetNow) && crm.equals(crmNow);
    }
}
