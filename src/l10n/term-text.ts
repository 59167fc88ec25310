import type { TermUse } from '../../host/api/terms.ts';
import type { Texts } from './texts.ts';

/** A tax case, not an id that happens to hold a colon. */
const TAX_CASE = /^[a-z]\w*(-\w+)*(:[A-Za-z_]+)*(:\d+(\.\d+)?)?$/;

/** What a code of the plugin is called in the Logbuch, in the Fehlerprotokoll and at a voucher; `undefined` for what is none. */
export function termText(code: string, use: TermUse, texts: Texts): string | undefined {
  const { names, values } = texts.terms;
  if (use === 'name') return own(names, code) ?? own(texts.importWindow.fields, code);
  const known =
    own(values, code) ??
    own(texts.common.kinds, code) ??
    own(texts.importWindow.reasons, code) ??
    own(texts.problems, code)?.message;
  if (known !== undefined || !TAX_CASE.test(code)) return known;
  const taxCase = texts.taxCaseText(code);
  return taxCase === code ? undefined : taxCase;
}

function own<V>(record: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
