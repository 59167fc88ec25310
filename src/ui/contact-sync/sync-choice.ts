import type { ContactPlan, ContactPlanRow } from '../../services/contacts/contact-plan.ts';

export function rowKey(row: ContactPlanRow): string {
  return `${row.contactId}:${row.role}`;
}

/** Only rows that would write something can be chosen. */
export function isChoosable(row: ContactPlanRow): boolean {
  return row.change !== undefined || row.decision !== undefined;
}

/** All new and changed rows but those that the user took out, of the conflicts those that the user ends; the choice survives planning anew. */
export function chosenRows(
  plan: ContactPlan,
  excluded: ReadonlySet<string>,
  decided: ReadonlySet<string>,
): readonly ContactPlanRow[] {
  return plan.rows.filter((row) =>
    row.decision ? decided.has(rowKey(row)) : isChoosable(row) && !excluded.has(rowKey(row)),
  );
}
