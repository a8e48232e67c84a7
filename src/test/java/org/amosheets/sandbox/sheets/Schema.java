package org.amosheets.sandbox.sheets;

/** The fields that the answers have, to refuse masks that name others. */
final class Schema {

    private static final String METADATA = "(metadataId,metadataKey,metadataValue,visibility,location(*))";
    private static final String DIMENSION = "(hiddenByFilter,hiddenByUser,pixelSize,developerMetadata" + METADATA + ")";
    private static final String VALUE = "(numberValue,stringValue,boolValue,formulaValue,errorValue(type,message))";
    private static final String CELL = "(userEnteredValue" + VALUE + ",effectiveValue" + VALUE
            + ",formattedValue,userEnteredFormat(*),effectiveFormat(*),note,dataValidation(*),hyperlink,"
            + "textFormatRuns(*),pivotTable(*),dataSourceTable(*),dataSourceFormula(*),chipRuns(*))";
    private static final String SHEET_PROPERTIES = "(sheetId,title,index,sheetType,hidden,gridProperties(rowCount,"
            + "columnCount,frozenRowCount,frozenColumnCount,hideGridlines,rowGroupControlAfter,"
            + "columnGroupControlAfter),tabColor(*),tabColorStyle(*),rightToLeft,dataSourceSheetProperties(*))";
    private static final String SPREADSHEET = "(spreadsheetId,spreadsheetUrl,properties(title,locale,autoRecalc,"
            + "timeZone,defaultFormat(*),iterativeCalculationSettings(*),spreadsheetTheme(*),"
            + "importFunctionsExternalUrlAccessAllowed),namedRanges(*),developerMetadata" + METADATA
            + ",dataSources(*),dataSourceSchedules(*),sheets(properties" + SHEET_PROPERTIES
            + ",merges(*),conditionalFormats(*),filterViews(*),protectedRanges(*),basicFilter(*),charts(*),"
            + "bandedRanges(*),rowGroups(*),columnGroups(*),slicers(*),tables(*),developerMetadata" + METADATA
            + ",data(startRow,startColumn,rowData(values" + CELL + "),rowMetadata" + DIMENSION + ",columnMetadata"
            + DIMENSION + ")))";
    private static final String RANGE = "(range,majorDimension,values)";
    private static final String UPDATE =
            "(spreadsheetId,updatedRange,updatedRows,updatedColumns,updatedCells,updatedData" + RANGE + ")";

    static final FieldMask OF_SPREADSHEET = mask(SPREADSHEET);
    static final FieldMask OF_BATCH_UPDATE = mask("(spreadsheetId,replies(*),updatedSpreadsheet" + SPREADSHEET + ")");
    static final FieldMask OF_VALUES = mask(RANGE);
    static final FieldMask OF_BATCH_GET = mask("(spreadsheetId,valueRanges" + RANGE + ")");
    static final FieldMask OF_BATCH_GET_BY_FILTER =
            mask("(spreadsheetId,valueRanges(valueRange" + RANGE + ",dataFilters(*)))");
    static final FieldMask OF_UPDATE = mask(UPDATE);
    static final FieldMask OF_VALUES_BATCH_UPDATE = mask("(spreadsheetId,totalUpdatedRows,totalUpdatedColumns,"
            + "totalUpdatedCells,totalUpdatedSheets,responses" + UPDATE + ")");
    static final FieldMask OF_APPEND = mask("(spreadsheetId,tableRange,updates" + UPDATE + ")");
    static final FieldMask OF_CLEAR = mask("(spreadsheetId,clearedRange)");
    static final FieldMask OF_BATCH_CLEAR = mask("(spreadsheetId,clearedRanges)");
    static final FieldMask OF_METADATA = mask(METADATA);
    static final FieldMask OF_METADATA_SEARCH =
            mask("(matchedDeveloperMetadata(developerMetadata" + METADATA + ",dataFilters(*)))");

    private Schema() {}

    private static FieldMask mask(String inBrackets) {
        return FieldMask.parse(inBrackets.substring(1, inBrackets.length() - 1));
    }
}
