import type { Container } from 'inversify';
import type { PluginContext } from '../host/api/plugin-context.ts';
import { contributionsModule } from './contributions/contributions.module.ts';
import { Workbench } from './contributions/contribution.ts';
import { DetailsByJob } from './contributions/details-by-job.ts';
import { Texts } from './l10n/texts.ts';
import { cacheModule } from './services/cache/cache.module.ts';
import { outboundModule } from './services/contacts/outbound/outbound.module.ts';
import { MissingDetailsSource } from './services/invoices/list/missing-details.ts';
import { ReadingAhead } from './services/invoices/list/reading-ahead.ts';
import { Questions } from './services/host-tokens.ts';
import { askedLexofficeModule } from './services/lexoffice/asked-lexoffice.module.ts';
import { createServices } from './services-container.ts';

/** Everything that the plugin is made of in a page. */
export function createContainer(context: PluginContext, texts: Texts): Container {
  const container = createServices(context, texts);
  container.bind(Workbench).toConstantValue(context);
  container.bind(Texts).toConstantValue(texts);
  container.bind(Questions).toConstantValue(context.jobs);
  container.load(askedLexofficeModule, cacheModule, outboundModule, contributionsModule);
  container.bind(DetailsByJob).toSelf();
  for (const details of [MissingDetailsSource, ReadingAhead])
    container.bind<MissingDetailsSource | ReadingAhead>(details).toService(DetailsByJob);
  return container;
}
