// Writes what plugin.manifest.json declares as types for the plugin, and the JSON Schemas that are published in docs.
// `--check` only compares and fails when a file is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';

const manifest = JSON.parse(readFileSync('plugin.manifest.json', 'utf8'));
const { auditActions, commands, configuration, connections, jobs, questions } = manifest.contributes;

const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false },
});
const { manifestSchema } = await vite.ssrLoadModule('/host/api/manifest.schema.ts');
const { reportSchema } = await vite.ssrLoadModule('/scripts/demo/report.schema.ts');
const { officeReportSchema } = await vite.ssrLoadModule('/scripts/demo/office-report.schema.ts');
const { toJSONSchema } = await vite.ssrLoadModule('zod');
const reports = await vite.ssrLoadModule('/host/server/host-reports.ts');
const textsOf = async (language) => {
  const { problems } = await vite.ssrLoadModule(`/src/l10n/${language}/problems.ts`);
  const { contactSend } = await vite.ssrLoadModule(`/src/l10n/${language}/contact-send.ts`);
  return { problems, sending: contactSend.problems };
};
const german = await textsOf('de');
const english = await textsOf('en');
await vite.close();

const settingType = (property) =>
  ({
    date: () => 'string | undefined',
    boolean: () => 'boolean',
    integer: () => 'number',
    string: () => (property.default === undefined ? 'string | undefined' : 'string'),
    enum: () => property.values.map(({ value }) => `'${value}'`).join(' | '),
  })[property.type]?.();

const union = (values) => values.map((value) => `\n  | '${value}'`).join('');
const properties = Object.entries(configuration.properties);
const ofType = (type) => properties.filter(([, property]) => property.type === type).map(([key]) => key);

const types = `// Made from plugin.manifest.json by scripts/generate.mjs. Do not edit.
export type CommandId =${union(commands.map(({ command }) => command))};

export type ConnectionId =${union(connections.map(({ id }) => id))};

export type JobId =${union(jobs.map(({ id }) => id))};

export type QuestionId =${union(questions.map(({ id }) => id))};

/** What the plugin writes into the Logbuch. */
export type AuditAction =${union(Object.keys(auditActions))};

export type SecretKey =${union(ofType('secret'))};

export interface SettingTypes {
${properties
  .filter(([, property]) => settingType(property))
  .map(([key, property]) => `  '${key}': ${settingType(property)};`)
  .join('\n')}
}
`;

/** What the host tells itself, by code; it has one language. */
const ofHost = Object.fromEntries(
  Object.values(reports).map((report) => {
    const {
      code,
      message = 'Was die Prüfung der Bücher beim Start gefunden hat.',
      advice,
    } = typeof report === 'function' ? report('…') : report;
    return [code, { message, advice }];
  }),
);

/** The tables of all messages, each code with the place that F1 on its line opens: that of its first row. */
function messagesOf(
  { problems, sending },
  head,
  [title, cause, wayOut],
  [forDocuments, forSending, ofProgram],
) {
  const known = new Set();
  const place = (code) => (known.has(code) ? '' : (known.add(code), `<a id="message-${code}"></a>`));
  const table = (texts) => `| ${title} | ${cause} | ${wayOut} |
| --- | --- | --- |
${Object.entries(texts)
  .map(([code, { message, advice }]) => `| ${place(code)}\`${code}\` | ${message} | ${advice} |`)
  .join('\n')}
`;
  return `<!-- Made from the texts of the program by scripts/generate.mjs. Do not edit. -->

${head}

${forDocuments}

${table(problems)}
${forSending}

${table(sending)}
${ofProgram}

${table(ofHost)}`;
}

const germanMessages = messagesOf(
  german,
  `# <a id="messages"></a>Meldungen

Jede Meldung mit ihrem Ausweg, wie das Programm sie nennt. Die Kennung steht im Fehlerprotokoll unter „Code“; F1 auf einer Zeile öffnet ihre Meldung hier. Das Übrige steht im [Handbuch](handbuch.md).`,
  ['Kennung', 'Meldung', 'Was tun'],
  [
    '## <a id="messages-documents"></a>Belege, Abgleich und Verbindung',
    '## <a id="messages-sending"></a>Nach Lexware Office übertragen\n\nNur bei eingeschaltetem Schreibzugriff.',
    '## <a id="messages-host"></a>FIBUscan selbst',
  ],
);
const englishMessages = messagesOf(
  english,
  `# <a id="messages"></a>Messages

Every message with its way out, in the words of the program. The code stands in the error log under "Code"; F1 on a line opens its message here. The rest stands in the [manual](manual.md).`,
  ['Code', 'Message', 'What to do'],
  [
    '## <a id="messages-documents"></a>Documents, sync and connection',
    '## <a id="messages-sending"></a>Transfer to Lexware Office\n\nOnly with write access.',
    '## <a id="messages-host"></a>FIBUscan itself\n\nIn German, as the server writes them.',
  ],
);

const json = (schema) => `${JSON.stringify(schema, null, 2)}\n`;
const outputs = {
  'src/manifest.generated.ts': types,
  'docs/meldungen.md': germanMessages,
  'docs/messages.md': englishMessages,
  'docs/plugin.manifest.schema.json': json(toJSONSchema(manifestSchema)),
  'docs/demo-report.schema.json': json(toJSONSchema(reportSchema)),
  'docs/demo-office-report.schema.json': json(toJSONSchema(officeReportSchema)),
};
const stale = Object.entries(outputs).filter(([file, content]) => {
  try {
    return readFileSync(file, 'utf8') !== content;
  } catch {
    return true;
  }
});
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is out of date: run npm run generate`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [file, content] of stale) writeFileSync(file, content);
}
