import Big from 'big.js';
import { berlinTimestamp } from '../berlin-time.ts';
import { actionResult } from '../http/action-result.ts';
import type { SandboxApp, SandboxContext } from '../http/context.ts';
import { ApiError, json, validationFailed } from '../http/envelopes.ts';
import { jsonBody } from '../http/json-body.ts';
import { cutPage, pageBody, wholeNumber } from '../http/paging.ts';
import type { ArticleRecord } from '../store/article.ts';
import { articleViolations } from './article-validation.ts';
import type { ArticleBody } from './article-validation.ts';

/** Articles are the one resource that writes its empty members as null (lexware-api.md 1.8). */
function wireArticle(organizationId: string, article: ArticleRecord): Record<string, unknown> {
  const { id, createdAt, updatedAt, ...rest } = article;
  return {
    id,
    organizationId,
    createdDate: berlinTimestamp(createdAt),
    updatedDate: berlinTimestamp(updatedAt),
    ...rest,
  };
}

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** Call after `articleViolations` found nothing: the casts rest on it. The price that does not lead is computed. */
function fieldsOf(
  body: ArticleBody,
): Omit<ArticleRecord, 'id' | 'createdAt' | 'updatedAt' | 'archived' | 'version'> {
  const { netPrice, grossPrice, leadingPrice, taxRate } = body.price as ArticleRecord['price'];
  const factor = new Big(100).plus(taxRate).div(100);
  return {
    title: body.title as string,
    description: textOrNull(body.description),
    type: body.type as ArticleRecord['type'],
    articleNumber: textOrNull(body.articleNumber),
    gtin: textOrNull(body.gtin),
    note: textOrNull(body.note),
    unitName: body.unitName as string,
    price: {
      netPrice: leadingPrice === 'NET' ? netPrice : new Big(grossPrice).div(factor).round(2, 1).toNumber(),
      grossPrice:
        leadingPrice === 'GROSS' ? grossPrice : new Big(netPrice).times(factor).round(2, 1).toNumber(),
      leadingPrice,
      taxRate,
    },
  };
}

function pageRequest(context: SandboxContext): { page: number; size: number } {
  const size = wholeNumber(context.req.query('size') ?? '25') ?? 0;
  if (size < 25)
    throw validationFailed([{ violation: 'MIN', field: 'size', message: 'muss größer oder gleich 25 sein' }]);
  if (size > 250)
    throw validationFailed([
      { violation: 'MAX', field: 'size', message: 'muss kleiner oder gleich 250 sein' },
    ]);
  return { page: wholeNumber(context.req.query('page')) ?? 0, size };
}

/** Another type than the two is no violation but a request that cannot be read: 400, in the query and in the body. */
function checkType(type: unknown): void {
  if (typeof type === 'string' && type !== 'PRODUCT' && type !== 'SERVICE')
    throw new ApiError(400, `Invalid value '${type}' for 'type'. Accepted values: [PRODUCT, SERVICE]`);
}

function find(context: SandboxContext, id: string): ArticleRecord {
  const { organization } = context.var;
  const article = organization.articles.get(id);
  if (!article) throw new ApiError(404, 'article not found');
  return article;
}

export function articleRoutes(app: SandboxApp): void {
  app.get('/v1/articles', (context) => {
    const { organization } = context.var;
    const { articleNumber, gtin, type } = context.req.query();
    checkType(type);
    const request = pageRequest(context);
    const found = [...organization.articles.values()]
      .filter((article) => articleNumber === undefined || article.articleNumber === articleNumber)
      .filter((article) => gtin === undefined || article.gtin === gtin)
      .filter((article) => type === undefined || article.type === type)
      .sort((a, b) => a.title.localeCompare(b.title, 'de'));
    const { rows, total } = cutPage(found, request);
    const content = rows.map((article) => wireArticle(organization.id, article));
    return json(context, 200, pageBody(content, total, request, { property: 'title', direction: 'ASC' }));
  });

  app.get('/v1/articles/:id', (context) =>
    json(context, 200, wireArticle(context.var.organization.id, find(context, context.req.param('id')))),
  );

  app.post('/v1/articles', async (context) => {
    const { organization, quirks } = context.var;
    const body = await jsonBody<ArticleBody>(context);
    checkType(body.type);
    const violations = articleViolations(organization, body);
    if (violations.length > 0) throw validationFailed(violations);
    const now = organization.now();
    const article: ArticleRecord = {
      id: organization.newId('article'),
      createdAt: now,
      updatedAt: now,
      archived: false,
      version: 0,
      ...fieldsOf(body),
    };
    organization.articles.set(article.id, article);
    organization.emit('article.created', article.id);
    return json(context, quirks.articleCreateStatus, actionResult('articles', article));
  });

  app.put('/v1/articles/:id', async (context) => {
    const { organization } = context.var;
    const stored = find(context, context.req.param('id'));
    const body = await jsonBody<ArticleBody>(context);
    checkType(body.type);
    const violations = articleViolations(organization, body, stored);
    if (violations.length > 0) throw validationFailed(violations);
    // The one resource that answers a stale version as documented (lexware-api.md 1.6).
    if (body.version !== stored.version) throw new ApiError(409, 'Version conflict');
    const article = {
      ...stored,
      ...fieldsOf(body),
      updatedAt: organization.now(),
      version: stored.version + 1,
    };
    organization.articles.set(article.id, article);
    organization.emit('article.changed', article.id);
    return json(context, 200, actionResult('articles', article));
  });

  app.delete('/v1/articles/:id', (context) => {
    const { organization } = context.var;
    const article = find(context, context.req.param('id'));
    organization.articles.delete(article.id);
    organization.emit('article.deleted', article.id);
    return context.body(null, 204);
  });
}
