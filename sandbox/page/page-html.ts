/** The page of the sandbox: documents, journal, faults and clock. Plain HTML over the admin interface; no build, nothing from elsewhere. */

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
body { max-width: 72rem; margin: 1rem auto; padding: 0 1rem; }
section { margin-block: 1.5rem; }
form { display: flex; gap: .5rem; align-items: center; flex-wrap: wrap; }
input { font: inherit; padding: .2rem .4rem; min-width: 18rem; }
button { font: inherit; }
.scroll { max-height: 22rem; overflow: auto; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .15rem .6rem; white-space: nowrap; }
th { position: sticky; top: 0; background: Canvas; }
td.amount { text-align: right; font-variant-numeric: tabular-nums; }
tr.refused td { color: light-dark(#a40000, #ff9d9d); }
`;

const SCRIPT = `
const say = (text) => { document.querySelector('#message').textContent = text; };
const admin = async (method, path, body) => {
  const response = await fetch('/admin' + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) { say(answer?.message ?? 'refused'); throw new Error('refused'); }
  return answer;
};
const cell = (row, text, className = '') => {
  const td = row.insertCell();
  td.textContent = text ?? '';
  td.className = className;
  return td;
};
const STEPS = {
  draft: ['finalize', 'delete-draft'],
  open: ['pay', 'void', 'back-to-draft'],
};
function showDocuments(documents) {
  const body = document.querySelector('#documents tbody');
  body.replaceChildren();
  for (const entry of documents.toReversed()) {
    const row = body.insertRow();
    cell(row, entry.voucherNumber);
    cell(row, entry.type);
    cell(row, entry.voucherStatus);
    cell(row, entry.voucherDate.slice(0, 10));
    cell(row, entry.address?.name);
    cell(row, entry.totalPrice?.totalGrossAmount?.toFixed?.(2), 'amount');
    cell(row, entry.tags.join(' '));
    const steps = row.insertCell();
    for (const step of STEPS[entry.voucherStatus] ?? []) {
      const button = document.createElement('button');
      button.textContent = step;
      button.onclick = () => admin('POST', '/documents/' + entry.id + '/' + step).then(refresh, () => {});
      steps.append(button);
    }
  }
}
function showJournal(entries) {
  const body = document.querySelector('#journal tbody');
  body.replaceChildren();
  for (const entry of entries.slice(-200).toReversed()) {
    const row = body.insertRow();
    row.className = entry.status >= 400 || entry.status === 0 ? 'refused' : '';
    const query = new URLSearchParams(Object.entries(entry.query).flatMap(([name, values]) => values.map((value) => [name, value])));
    cell(row, entry.number);
    cell(row, entry.at.slice(11, 23));
    cell(row, entry.method);
    cell(row, entry.path + (query.size > 0 ? '?' + query : ''));
    cell(row, entry.status);
    cell(row, Math.round(entry.durationMs) + ' ms', 'amount');
    cell(row, entry.fault);
  }
}
async function refresh() {
  const [documents, journal, clock, faults] = await Promise.all(
    ['/documents', '/journal', '/clock', '/faults'].map((path) => admin('GET', path)),
  );
  showDocuments(documents);
  showJournal(journal);
  document.querySelector('#now').textContent = clock.now;
  document.querySelector('#faults-now').textContent = faults.script || 'none';
}
const form = (id, act) => {
  document.querySelector(id).addEventListener('submit', (event) => {
    event.preventDefault();
    say('');
    act(new FormData(event.target), event.submitter?.value).then(refresh, () => {});
  });
};
form('#clock', (data, action) =>
  action === 'run' ? admin('PUT', '/clock', { run: true })
    : action === 'freeze' ? admin('PUT', '/clock', { now: data.get('instant') })
    : admin('PUT', '/clock', { advanceMs: Number(data.get('hours')) * 3_600_000 }));
form('#faults', (data) => admin('PUT', '/faults', { script: data.get('script') }));
form('#create', () => admin('POST', '/documents', {}));
form('#reset', () => admin('POST', '/reset'));
form('#again', () => Promise.resolve());
await refresh();
`;

const HEAD = (names: readonly string[]): string =>
  `<thead><tr>${names.map((name) => `<th>${name}</th>`).join('')}</tr></thead>`;

export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Lexware Office sandbox</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Lexware Office sandbox</h1>
<p>Invented data, no connection to the live system. <a href="/openapi.json">OpenAPI description</a></p>
<p id="message" role="status"></p>
<form id="again"><button>Refresh</button></form>
<section aria-labelledby="clock-title">
<h2 id="clock-title">Clock</h2>
<p>Now: <output id="now"></output></p>
<form id="clock">
<label>ISO instant <input name="instant" placeholder="2026-09-15T10:00:00+02:00"></label>
<button value="freeze">Stand still there</button>
<label>Hours <input name="hours" type="number" value="24"></label>
<button value="advance">Move on</button>
<button value="run">Run</button>
</form>
</section>
<section aria-labelledby="faults-title">
<h2 id="faults-title">Faults</h2>
<p>Now: <output id="faults-now"></output></p>
<form id="faults"><label>Script <input name="script" placeholder="429 5%; reset x1"></label><button>Play</button></form>
</section>
<section aria-labelledby="documents-title">
<h2 id="documents-title">Documents</h2>
<form id="create"><button>Write an invoice</button></form>
<div class="scroll" tabindex="0"><table id="documents">${HEAD(['Number', 'Type', 'Status', 'Date', 'Name', 'Total', 'Cases', 'Steps'])}<tbody></tbody></table></div>
</section>
<section aria-labelledby="journal-title">
<h2 id="journal-title">Journal</h2>
<div class="scroll" tabindex="0"><table id="journal">${HEAD(['No.', 'Time', 'Method', 'Path', 'Status', 'Took', 'Fault'])}<tbody></tbody></table></div>
</section>
<section><form id="reset"><button>Set everything back</button></form></section>
<script type="module">${SCRIPT}</script>
</body>
</html>
`;
