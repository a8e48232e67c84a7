// What the script of the tool with row hooks does, written anew from its description, with the line for the secret.
const WEBHOOK = 'https://sync.example.test/webhook/sheets';

function handleEdit(e) {
  Utilities.sleep(3000);
  const sheet = e.source.getActiveSheet();
  const row = e.range.getRow();
  if (row === 1) {
    return;
  }
  const width = sheet.getLastColumn();
  const headers = sheet.getRange(1, 1, 1, width).getValues()[0];
  const cells = sheet.getRange(row, 1, 1, width).getValues()[0];
  const data = {};
  headers.forEach((header, i) => {
    data[String(header).toLowerCase().trim()] = cells[i];
  });
  if (!data.name && !data.phone && !data.email) {
    return;
  }
  data.budget = parseFloat(data.budget) || 0;
  UrlFetchApp.fetch(WEBHOOK, {
    method: 'post',
    contentType: 'application/json',
    headers: { 'X-Webhook-Secret': 'a-secret-of-the-tests' },
    payload: JSON.stringify({ row_index: row, data }),
    muteHttpExceptions: true,
  });
}
