import { berlinTimestamp } from '../berlin-time.ts';
import type { SandboxApp, SandboxContext } from '../http/context.ts';
import { ApiError, json } from '../http/envelopes.ts';
import { cutPage, pageBody, wholeNumber } from '../http/paging.ts';
import type { SortOrder } from '../http/paging.ts';
import type { RecurringTemplate } from '../store/recurring-template.ts';

const MAX_SIZE = 250;

export const TEMPLATE_SORT_KEYS: Readonly<Record<string, (template: RecurringTemplate) => number | string>> =
  {
    createdDate: (template) => template.createdAt,
    updatedDate: (template) => template.updatedAt,
    lastExecutionDate: (template) => template.recurringTemplateSettings.lastExecutionDate ?? '',
    nextExecutionDate: (template) => template.recurringTemplateSettings.nextExecutionDate ?? '',
  };

/** List rows are a part of the object; dates that are not set are null here (lexware-api.md 7.7). */
function wireRow(organizationId: string, template: RecurringTemplate): Record<string, unknown> {
  const { currency, totalNetAmount, totalGrossAmount } = template.totalPrice;
  return {
    id: template.id,
    organizationId,
    title: template.title,
    createdDate: berlinTimestamp(template.createdAt),
    updatedDate: berlinTimestamp(template.updatedAt),
    address: { contactId: template.address.contactId, name: template.address.name },
    totalPrice: { currency, totalNetAmount, totalGrossAmount },
    paymentConditions: template.paymentConditions,
    recurringTemplateSettings: template.recurringTemplateSettings,
  };
}

function wireTemplate(organizationId: string, template: RecurringTemplate): Record<string, unknown> {
  const { id, createdAt, updatedAt, version, ...rest } = template;
  return {
    id,
    organizationId,
    createdDate: berlinTimestamp(createdAt),
    updatedDate: berlinTimestamp(updatedAt),
    version,
    ...rest,
  };
}

function sortOrder(context: SandboxContext): SortOrder {
  const [property = '', direction = 'ASC'] = (context.req.query('sort') ?? 'updatedDate,DESC').split(',');
  const upper = direction.toUpperCase();
  if (!(property in TEMPLATE_SORT_KEYS) || (upper !== 'ASC' && upper !== 'DESC'))
    throw new ApiError(400, `Invalid sort property '${property}'`);
  return { property, direction: upper };
}

export function recurringTemplateRoutes(app: SandboxApp): void {
  app.get('/v1/recurring-templates', (context) => {
    const { organization } = context.var;
    const request = {
      page: wholeNumber(context.req.query('page')) ?? 0,
      size: wholeNumber(context.req.query('size') ?? '25') ?? 0,
    };
    if (request.size < 1 || request.size > MAX_SIZE) throw new ApiError(400, `Invalid page size`);
    const order = sortOrder(context);
    const key = TEMPLATE_SORT_KEYS[order.property] ?? ((template: RecurringTemplate) => template.updatedAt);
    const sign = order.direction === 'ASC' ? 1 : -1;
    const sorted = [...organization.recurringTemplates.values()].sort((a, b) =>
      key(a) < key(b) ? -sign : sign,
    );
    const { rows, total } = cutPage(sorted, request);
    return json(
      context,
      200,
      pageBody(
        rows.map((template) => wireRow(organization.id, template)),
        total,
        request,
        order,
      ),
    );
  });

  app.get('/v1/recurring-templates/:id', (context) => {
    const { organization } = context.var;
    const template = organization.recurringTemplates.get(context.req.param('id'));
    if (!template) throw new ApiError(404, 'recurring template not found');
    return json(context, 200, wireTemplate(organization.id, template));
  });
}
