import { berlinTimestamp } from '../berlin-time.ts';
import type { SandboxApp } from '../http/context.ts';
import { ApiError, json } from '../http/envelopes.ts';
import type { ArticleRecord } from '../store/article.ts';

/** Articles are the one resource that writes its empty members as null (lexware-api.md 1.8). */
export function wireArticle(organizationId: string, article: ArticleRecord): Record<string, unknown> {
  const { id, createdAt, updatedAt, ...rest } = article;
  return {
    id,
    organizationId,
    createdDate: berlinTimestamp(createdAt),
    updatedDate: berlinTimestamp(updatedAt),
    ...rest,
  };
}

export function articleRoutes(app: SandboxApp): void {
  app.get('/v1/articles/:id', (context) => {
    const { organization } = context.var;
    organization.populate();
    const article = organization.articles.get(context.req.param('id'));
    if (!article) throw new ApiError(404, 'article not found');
    return json(context, 200, wireArticle(organization.id, article));
  });
}
