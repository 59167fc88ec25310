// Writes what plugin.manifest.json declares as types for the plugin, and the JSON Schemas that are published in docs.
// `--check` only compares and fails when a file is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';

const manifest = JSON.parse(readFileSync('plugin.manifest.json', 'utf8'));
const { auditActions, commands, configuration, connections, jobs } = manifest.contributes;

const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false },
});
const { manifestSchema } = await vite.ssrLoadModule('/host/api/manifest.schema.ts');
const { reportSchema } = await vite.ssrLoadModule('/scripts/demo/report.schema.ts');
const { officeReportSchema } = await vite.ssrLoadModule('/scripts/demo/office-report.schema.ts');
const { toJSONSchema } = await vite.ssrLoadModule('zod');
const { problems } = await vite.ssrLoadModule('/src/l10n/de/problems.ts');
const { contactSend } = await vite.ssrLoadModule('/src/l10n/de/contact-send.ts');
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

const messages = (texts) => `| Kennung | Meldung | Was tun |
| --- | --- | --- |
${Object.entries(texts)
  .map(([code, { message, advice }]) => `| \`${code}\` | ${message} | ${advice} |`)
  .join('\n')}
`;
const manual = `<!-- Made from src/l10n/de by scripts/generate.mjs. Do not edit. -->

# Meldungen

Jede Meldung der Schnittstelle mit ihrem Ausweg, wie das Programm sie nennt. Die Kennung steht im Fehlerprotokoll unter „Code“. Das Übrige steht im [Handbuch](handbuch.md).

## Belege, Abgleich und Verbindung

${messages(problems)}
## Nach Lexware Office übertragen

Nur bei eingeschaltetem Schreibzugriff.

${messages(contactSend.problems)}`;

const json = (schema) => `${JSON.stringify(schema, null, 2)}\n`;
const outputs = {
  'src/manifest.generated.ts': types,
  'docs/meldungen.md': manual,
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
