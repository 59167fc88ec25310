import { COUNTRIES } from '../data-sets/countries.ts';
import { POSTING_CATEGORIES } from '../data-sets/posting-categories.ts';
import type { SandboxApp } from '../http/context.ts';
import { ApiError, json } from '../http/envelopes.ts';

/** Bare arrays, not pages (lexware-api.md 1.5). */
export function referenceListRoutes(app: SandboxApp): void {
  app.get('/v1/countries', (context) => json(context, 200, COUNTRIES));
  app.get('/v1/posting-categories', (context) => json(context, 200, POSTING_CATEGORIES));
  app.get('/v1/payment-conditions', (context) => {
    // The rows have the template of the label only (evidence.md list-2).
    const rows = context.var.organization.paymentConditions.map((condition) => ({
      ...condition,
      paymentTermLabel: undefined,
    }));
    return json(context, 200, rows);
  });
  app.get('/v1/print-layouts', (context) => {
    const { organization } = context.var;
    if (!organization.profile.businessFeatures.includes('INVOICING_PRO'))
      throw new ApiError(402, 'Payment required');
    return json(context, 200, organization.printLayouts);
  });
}
