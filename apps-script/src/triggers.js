// What runs by itself. Names that end in _ are the script's own; Google shows and starts only the others.
//
// No function is named onEdit: Google would run it a second time, as a simple trigger, without the right to call anybody.

/** The most rows that one request names; of more the service reads the whole tab. */
const AMO_MOST_ROWS = 500;

/**
 * After an edit, paste, fill or clearing by a person: names the rows. What the service itself writes comes by Google's API,
 * and Google runs no trigger for that.
 */
function amoOnEdit(e) {
  const settings = amoSettings_();
  if (!amoIsOurs_(settings, 'editTrigger', e)) {
    return;
  }
  const range = e.range;
  const sheet = range.getSheet();
  if (String(sheet.getSheetId()) !== settings.tab) {
    return;
  }
  const first = Math.max(range.getRow(), 2);
  let last = range.getLastRow();
  if (last - first >= AMO_MOST_ROWS) {
    // Whole columns are pasted and filled down to the end of the tab, where nothing is.
    last = Math.min(last, sheet.getLastRow());
  }
  // An edit of the headers alone may be a renamed column, which is in no row.
  const named = last >= first && last - first < AMO_MOST_ROWS;
  amoTell_(settings, e.source, named ? { sheet, first, last } : null);
}

/**
 * After rows were inserted, deleted, sorted or moved: Google says neither which nor reliably on what tab, so the service is
 * asked to read its own. A burst is asked for once.
 */
function amoOnChange(e) {
  if (e.changeType === 'EDIT' || e.changeType === 'FORMAT' || /_GRID$/.test(e.changeType)) {
    return;
  }
  const settings = amoSettings_();
  if (!amoIsOurs_(settings, 'changeTrigger', e)) {
    return;
  }
  const cache = CacheService.getScriptCache();
  if (cache.get(AMO_ASKED) !== null) {
    amoReadAgainLater_();
    return;
  }
  cache.put(AMO_ASKED, '1', AMO_ASK_APART_S);
  amoTell_(settings, e.source, null);
}

/** Triggers of a colleague who had set the script up before go on firing until he removes them; they say nothing. */
function amoIsOurs_(settings, trigger, e) {
  return settings.address !== '' && e.triggerUid === settings[trigger];
}
