import { addDays, berlinDay, berlinInstant, berlinMidnight } from '../berlin-time.ts';
import { composeDocument } from './compose-document.ts';
import type { Organization } from './organization.ts';
import type { RecurringTemplate } from './recurring-template.ts';
import type { SalesRecord, ShippingConditions } from './sales-document.ts';
import { finalizeDocument, storeDocument } from './sales-lifecycle.ts';

/** German time at which the live system works through the templates (lexware-api.md 7.7). */
const HOUR = 3;

const MONTHS = { MONTHLY: 1, QUARTERLY: 3, BIANNUALLY: 6, ANNUALLY: 12 } as const;

/** The day one interval later; the last of the month where there is no such day. */
export function nextExecution(
  day: string,
  interval: RecurringTemplate['recurringTemplateSettings']['executionInterval'],
): string {
  if (interval === 'WEEKLY') return addDays(day, 7);
  if (interval === 'BIWEEKLY') return addDays(day, 14);
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const index = month - 1 + MONTHS[interval];
  const last = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, index, Math.min(dayOfMonth, last))).toISOString().slice(0, 10);
}

function shippingOf(template: RecurringTemplate, day: string): ShippingConditions {
  const { shippingType, executionInterval, retroactiveInvoice, lastExecutionDate } =
    template.recurringTemplateSettings;
  if (shippingType === 'none') return { shippingType };
  if (shippingType === 'service' || shippingType === 'delivery')
    return { shippingType, shippingDate: berlinMidnight(day) };
  const [from, until] = retroactiveInvoice
    ? [lastExecutionDate ?? day, addDays(day, -1)]
    : [day, addDays(nextExecution(day, executionInterval), -1)];
  return {
    shippingType,
    shippingDate: berlinMidnight(from),
    shippingEndDate: berlinMidnight(until < from ? from : until),
  };
}

function execute(organization: Organization, template: RecurringTemplate, day: string): SalesRecord {
  const { recurringTemplateSettings: settings } = template;
  const invoice = composeDocument(
    organization,
    'invoice',
    {
      voucherDate: berlinMidnight(day),
      language: template.language,
      address: template.address,
      lineItems: template.lineItems,
      taxConditions: template.taxConditions,
      paymentConditions: template.paymentConditions,
      shippingConditions: shippingOf(template, day),
      recurringTemplateId: template.id,
      title: template.title,
      introduction: template.introduction,
      remark: template.remark,
    },
    organization.now(),
  );
  storeDocument(organization, invoice);
  if (settings.finalize) finalizeDocument(organization, invoice);
  const next = nextExecution(day, settings.executionInterval);
  const isOver = settings.endDate !== null && next > settings.endDate;
  settings.lastExecutionDate = day;
  settings.nextExecutionDate = isOver ? null : next;
  if (isOver) settings.executionStatus = 'ENDED';
  template.updatedAt = organization.now();
  template.version += 1;
  organization.emit('recurring-template.changed', template.id);
  return invoice;
}

/** What the nights until now have brought: an invoice per active template and due day, written at 3 o'clock of that day. */
export function runRecurringTemplates(organization: Organization): SalesRecord[] {
  const now = organization.now();
  const isPastToday = now >= berlinInstant(berlinDay(now), HOUR);
  const lastNight = isPastToday ? berlinDay(now) : addDays(berlinDay(now), -1);
  const written: SalesRecord[] = [];
  for (const template of organization.recurringTemplates.values()) {
    const { recurringTemplateSettings: settings } = template;
    for (;;) {
      const day = settings.nextExecutionDate;
      if (settings.executionStatus !== 'ACTIVE' || day === null || day > lastNight) break;
      written.push(organization.at(berlinInstant(day, HOUR), () => execute(organization, template, day)));
    }
  }
  return written;
}
