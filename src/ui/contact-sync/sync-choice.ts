import type { ContactPlan, ContactPlanRow } from '../../services/contacts/contact-plan.ts';

export function rowKey(row: ContactPlanRow): string {
  return `${row.contactId}:${row.role}`;
}

/** Only rows that would write something can be chosen. */
export function isChoosable(row: ContactPlanRow): boolean {
  return row.change !== undefined;
}

/** All new and changed rows but those that the user took out; the choice survives planning anew. */
export function chosenRows(plan: ContactPlan, excluded: ReadonlySet<string>): readonly ContactPlanRow[] {
  return plan.rows.filter((row) => isChoosable(row) && !excluded.has(rowKey(row)));
}
