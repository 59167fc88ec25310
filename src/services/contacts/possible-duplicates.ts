import type { ContactPlanRow } from './contact-plan.ts';

/** So many are named; whether there are more is said. */
const NAMED = 3;

/** Letters and digits only, without case: "Müller GmbH." is "MÜLLER GmbH". */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('de')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What makes two contacts look like one customer: name with postal code, and the VAT id. */
function marksOf({ fields }: ContactPlanRow): readonly string[] {
  const name = folded(fields.fullName ?? fields.name);
  const postalCode = folded(fields.postalCode ?? '');
  const vatId = folded(fields.vatId ?? '');
  return [
    ...(name === '' || postalCode === '' ? [] : [`name:${name}:${postalCode}`]),
    ...(vatId === '' ? [] : [`vat:${vatId}`]),
  ];
}

/**
 * Warns of contacts that may be one customer entered twice, as shops do with every order (E7). They stay two persons: only the user knows.
 * An archived contact is a duplicate that somebody has dealt with.
 */
export function withPossibleDuplicates(rows: readonly ContactPlanRow[]): readonly ContactPlanRow[] {
  const byMark = new Map<string, ContactPlanRow[]>();
  for (const row of rows) {
    if (row.archived) continue;
    for (const mark of marksOf(row)) {
      const alike = byMark.get(mark);
      if (alike) alike.push(row);
      else byMark.set(mark, [row]);
    }
  }
  return rows.map((row) => {
    if (row.archived) return row;
    // No more of each than are named: thousands of contacts may share a mark.
    const alike = marksOf(row).flatMap((mark) => (byMark.get(mark) ?? []).slice(0, NAMED + 2));
    const others = [...new Set(alike)].filter((other) => other !== row);
    if (others.length === 0) return row;
    const named = others.slice(0, NAMED).map(({ number = '', name }) => `${number} ${name}`.trim());
    const warning = { code: 'possible-duplicate', others: named, more: others.length > NAMED } as const;
    return { ...row, warnings: [...row.warnings, warning] };
  });
}
