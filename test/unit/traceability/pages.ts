import { readFileSync } from 'node:fs';
import type { Citation } from './citations.ts';

const page = (name: string) => readFileSync(`docs/${name}`, 'utf8');
const everything = (name: string, pattern: RegExp) =>
  new Set([...page(name).matchAll(pattern)].map(([, id = '']) => id));

/** Rows of a table of docs whose first cell is an id of a requirement, an edge case or a target, or a rule. */
export function rowsOf(name: string): readonly { readonly id: string; readonly cells: readonly string[] }[] {
  return page(name)
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, id = '', ...cells]) => (/^(LX-|[A-GRSP]|rules\.md )\d+$/.test(id) ? [{ id, cells }] : []));
}

const rules = everything('rules.md', /^(\d+)\. /gm);
const cases = new Set(rowsOf('edge-cases.md').map(({ id }) => id));
const sections = new Set([
  ...everything('lexware-api.md', /^#+ (\d+(?:\.\d+)?)\.? /gm),
  // The quirks are a list.
  ...[...everything('lexware-api.md', /^(\d+)\. /gm)].map((number) => `11.${number}`),
]);
/** Names of the page; `<country>` and `<rate>` stand for any. */
const taxCases = [...everything('tax-cases.md', /`([a-z][a-z0-9-]*(?::[\w.<>]+)*)`/g)].map((name) =>
  name.split(':'),
);

/** A name of the page, or the part of one that all its countries and rates share: `oss-goods`, `down-payment:`. */
function isTaxCase(id: string): boolean {
  const parts = id.split(':').filter(Boolean);
  return taxCases.some((name) =>
    id.endsWith(':') || name.length > parts.length
      ? name[0] === id.replace(':', '')
      : name.length === parts.length &&
        name.every((part, index) => part.startsWith('<') || part === parts[index]),
  );
}

/** Whether the page has what is cited. */
export function isOnItsPage({ page: name, id }: Citation): boolean {
  switch (name) {
    case 'rules.md':
      return rules.has(id);
    case 'edge-cases.md':
      return cases.has(id);
    case 'tax-cases.md':
      return isTaxCase(id);
    case 'lexware-api.md':
      return sections.has(id);
  }
}
