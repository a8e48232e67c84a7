// The calls to the service. They happen while people type, in runs of their own that nobody waits for, but of which Google
// grants only so many minutes a day. So a run sends one request, waits for another run a moment at most, and sends nothing
// for a while once the service does not answer. What is not said here the service finds itself: it reads the tab regularly.

const AMO_PATH = '/webhook/sheets';
/** Rows were not named since the last request: the next one asks to read the whole tab. */
const AMO_AGAIN = 'read-again';
/** The tab was asked to be read a moment ago. */
const AMO_ASKED = 'asked';
const AMO_ASK_APART_S = 10;
/** When a request was taken the last time, for the status. */
const AMO_TAKEN = 'taken';
/** As long as Google keeps anything in its cache. */
const AMO_LONGEST_S = 21600;
const AMO_WAIT_MS = 1500;
const AMO_MOMENT_MS = 300;
/** A failure that came faster than this is worth a second try: the next one comes as fast. */
const AMO_FAST_MS = 2000;
/** Google gives up a call after 60 seconds. Once in half an hour that is 48 minutes of the 90 that a day has. */
const AMO_LONGEST_PAUSE_MIN = 30;

/**
 * Tells the service which rows to look at; null asks it to read the whole tab. Returns what came of it: taken, left (another
 * run tells it), pause (the service did not answer a while ago) or a reason why it was not taken.
 */
function amoTell_(settings, spreadsheet, rows) {
  if (settings.trouble && Date.now() < settings.trouble.until) {
    return 'pause';
  }
  const turn = LockService.getDocumentLock();
  if (!turn.tryLock(AMO_WAIT_MS)) {
    amoReadAgainLater_();
    // Whoever has the turn may have looked for this just before.
    if (!turn.tryLock(AMO_MOMENT_MS)) {
      return 'left';
    }
    rows = null;
  }
  try {
    const left = amoTakeReadAgain_();
    let answer = amoSend_(settings, rows, rows === null || left || Boolean(settings.trouble));
    // Once: whoever comes after that is served by the next run.
    if (answer === 'taken' && amoTakeReadAgain_()) {
      answer = amoSend_(settings, null, true);
    }
    if (answer === 'taken') {
      amoWell_(settings, spreadsheet);
    } else {
      amoTrouble_(spreadsheet, answer);
    }
    return answer;
  } finally {
    turn.releaseLock();
  }
}

function amoReadAgainLater_() {
  CacheService.getScriptCache().put(AMO_AGAIN, '1', AMO_LONGEST_S);
}

/** Forgotten before the request goes out: whoever asks from now on asks for another one. */
function amoTakeReadAgain_() {
  const cache = CacheService.getScriptCache();
  if (cache.get(AMO_AGAIN) === null) {
    return false;
  }
  cache.remove(AMO_AGAIN);
  return true;
}

/** One request; a second one only where the first found nobody, and fast. */
function amoSend_(settings, rows, readAgain) {
  const body = { rows: rows === null ? [] : amoNamed_(rows), editedAt: new Date(Date.now()).toISOString() };
  if (readAgain) {
    body.readAgain = true;
  }
  const began = Date.now();
  const answer = amoPost_(settings, body);
  return answer === 'nobody' && Date.now() - began < AMO_FAST_MS ? amoPost_(settings, body) : answer;
}

/** The rows with the keys that stand in them. Keys are the service's to make: a row without one is named without one. */
function amoNamed_(rows) {
  const keys = amoKeys_(rows.sheet, rows.first, rows.last);
  const named = [];
  for (let row = rows.first; row <= rows.last; row++) {
    const key = keys[row - rows.first] || '';
    named.push(key === '' || key.length > 100 ? { row } : { row, key });
  }
  return named;
}

function amoKeys_(sheet, first, last) {
  const width = sheet.getLastColumn();
  // The tab may have become shorter since the edit.
  const bottom = Math.min(last, sheet.getMaxRows());
  if (width === 0 || bottom < first) {
    return [];
  }
  const headers = sheet.getRange(1, 1, 1, width).getValues()[0];
  const column = headers.findIndex((header) => String(header).trim().toLowerCase() === 'sync_key');
  if (column < 0) {
    return [];
  }
  return sheet
    .getRange(first, column + 1, bottom - first + 1, 1)
    .getValues()
    .map((cells) => String(cells[0]).trim());
}

/** Posts to the service; returns taken, or the reason why not. */
function amoPost_(settings, body) {
  let response;
  try {
    response = UrlFetchApp.fetch(settings.address + AMO_PATH, {
      method: 'post',
      contentType: 'application/json',
      headers: { 'X-Webhook-Secret': settings.secret },
      payload: JSON.stringify(body),
      muteHttpExceptions: true,
      // The secret is for this address alone.
      followRedirects: false,
    });
  } catch (nobody) {
    return 'nobody';
  }
  const status = response.getResponseCode();
  if (status === 202) {
    return amoIsService_(response.getContentText()) ? 'taken' : 'stranger';
  }
  if (status === 401) {
    return 'secret';
  }
  if (status === 429 || status === 500 || status === 503) {
    return 'busy';
  }
  // A tunnel or a proxy that finds no service behind it.
  return status > 500 ? 'nobody' : 'stranger';
}

/** Whether the answer is the service's own: a page of a tunnel or a provider says 2xx too. */
function amoIsService_(text) {
  try {
    return Number.isInteger(JSON.parse(text).accepted);
  } catch (page) {
    return false;
  }
}

/** From now on edits are not told for a while, longer each time; said once. */
function amoTrouble_(spreadsheet, why) {
  // Read anew: a run just before may have said it.
  const before = amoSettings_().trouble || { times: 0, since: Date.now() };
  const minutes = why === 'secret' ? AMO_LONGEST_PAUSE_MIN : Math.min(AMO_LONGEST_PAUSE_MIN, 2 ** before.times);
  const trouble = {
    why,
    since: before.since,
    times: Math.min(before.times + 1, 10),
    until: Date.now() + minutes * 60000,
  };
  PropertiesService.getScriptProperties().setProperty('TROUBLE', JSON.stringify(trouble));
  if (before.times === 0 || (why === 'secret' && before.why !== why)) {
    const words = amoWords_(spreadsheet);
    spreadsheet.toast(words.why[why] + ' ' + words.nothingLost, words.title, 15);
  }
}

function amoWell_(settings, spreadsheet) {
  CacheService.getScriptCache().put(AMO_TAKEN, String(Date.now()), AMO_LONGEST_S);
  if (settings.trouble) {
    PropertiesService.getScriptProperties().deleteProperty('TROUBLE');
    const words = amoWords_(spreadsheet);
    spreadsheet.toast(words.back, words.title, 5);
  }
}
