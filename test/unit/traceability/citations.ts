/** One thing that a text names by its number, id or name. */
export interface Citation {
  /** The page of docs/ that has to have it. */
  readonly page: 'rules.md' | 'edge-cases.md' | 'tax-cases.md' | 'lexware-api.md';
  readonly id: string;
  readonly line: number;
}

const NUMBERS = String.raw`\d+(?:–\d+)?(?:(?:, | and |, and )\d+(?:–\d+)?)*`;
/** `rules.md 21`, `rules.md 3, 5`, `rules.md 14–19`, `rule 9`, and a link to the page followed by the number. */
const RULES = new RegExp(String.raw`\brules?(?:\.md)?(?:\]\(rules\.md\))? (${NUMBERS})(?![\w.]*\d)`, 'gi');
/** `F6`, `LX-18`, `R16`; of a range its ends. */
const CASES = /(?<![\w#%$./-])(?:LX-\d+|[A-GRSP]\d{1,2})(?![\w%$]|-\w)/g;
/** What only looks like one: the unit "piece" of electronic invoices, an event of the contact preview. */
const NOT_CITED: readonly string[] = ['C62', 'export-refused'];
const FAMILIES = String.raw`(?:small-business|exempt|domestic-|abroad-|zero-in-taxed|photovoltaic|eu-|export-|construction-|oss-|down-payment:)`;
/** A quoted name of a tax case: `'domestic-19'`, `` `oss-goods:FR:5.5` ``; placeholders stand as on the page: `<country>`. */
const TAX_CASES = new RegExp(String.raw`(['"\`])(${FAMILIES}[a-z0-9-]*(?::[\w.<>]+)*)(?<!-)\1`, 'g');
/** A case that code gives an account or a rule to, whatever it is called. */
const DECLARED_CASES = /\btaxCase: '([a-z0-9.-]+)'/g;
const SECTION = String.raw`\d+(?:\.\d+)?`;
/** `lexware-api.md 7.3`, `lexware-api.md 1.9, 11.27`, `lexware-api.md 7.1–7.4`. */
const SECTIONS = new RegExp(String.raw`lexware-api\.md (${SECTION}(?:(?:, |–)${SECTION})*)`, 'g');

/** `3, 5–7` as 3, 5, 6, 7; of sections the ends only. */
function numbersIn(list: string): readonly string[] {
  return list.split(/, and | and |, /).flatMap((part) => {
    const [first = '', last = first] = part.split('–');
    if (first.includes('.')) return [...new Set([first, last])];
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: Math.max(1, count) }, (_, index) => String(Number(first) + index));
  });
}

/** Everything that a text cites: rules, edge cases and targets, tax cases, sections about the API. */
export function citationsIn(text: string): readonly Citation[] {
  return text.split('\n').flatMap((line, index) => {
    const all = (page: Citation['page'], ids: Iterable<string>) =>
      Array.from(ids, (id): Citation => ({ page, id, line: index + 1 }));
    const groups = (pattern: RegExp, group: number) =>
      [...line.matchAll(pattern)].map((match) => match[group] ?? '');
    return [
      ...all('rules.md', groups(RULES, 1).flatMap(numbersIn)),
      ...all('edge-cases.md', groups(CASES, 0)),
      ...all('tax-cases.md', new Set([...groups(TAX_CASES, 2), ...groups(DECLARED_CASES, 1)])),
      ...all('lexware-api.md', groups(SECTIONS, 1).flatMap(numbersIn)),
    ].filter(({ id }) => !NOT_CITED.includes(id));
  });
}
