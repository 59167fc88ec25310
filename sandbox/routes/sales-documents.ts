import type { SandboxApp } from '../http/context.ts';
import { ApiError, json } from '../http/envelopes.ts';
import type { Organization } from '../store/organization.ts';
import { SALES_PATHS } from '../store/sales-document.ts';
import type { SalesRecord, SalesType } from '../store/sales-document.ts';
import { wireDocument } from '../store/sales-document-wire.ts';

/** A known id of another type under the wrong path is as unknown as any (lexware-api.md 1.5). */
export function findDocument(organization: Organization, type: SalesType, id: string): SalesRecord {
  const document = organization.documents.get(id);
  if (document?.type !== type)
    throw new ApiError(404, `The requested resource '/v1/${SALES_PATHS[type]}/${id}' could not be found.`);
  return document;
}

export const SALES_TYPES = Object.keys(SALES_PATHS) as SalesType[];

export function salesDocumentRoutes(app: SandboxApp): void {
  for (const type of SALES_TYPES) {
    app.get(`/v1/${SALES_PATHS[type]}/:id`, (context) => {
      const { organization, quirks } = context.var;
      const document = findDocument(organization, type, context.req.param('id'));
      return json(context, 200, wireDocument(organization, document, quirks.documentFileId));
    });
  }
}
