import { Container } from 'inversify';
import type { PluginContext } from '../host/api/plugin-context.ts';
import { contributionsModule } from './contributions/contributions.module.ts';
import { Workbench } from './contributions/contribution.ts';
import { Texts } from './l10n/texts.ts';
import { accountTableModule } from './services/account-table/account-table.module.ts';
import { cacheModule } from './services/cache/cache.module.ts';
import { contactsModule } from './services/contacts/contacts.module.ts';
import { outboundModule } from './services/contacts/outbound/outbound.module.ts';
import { Clock, Host } from './services/host-tokens.ts';
import { invoicesModule } from './services/invoices/invoices.module.ts';
import { lexofficeModule } from './services/lexoffice/lexoffice.module.ts';
import { organizationModule } from './services/organization/organization.module.ts';
import { registryModule } from './services/registry/registry.module.ts';
import { ServiceTexts } from './services/texts.ts';

/** Everything the plugin is made of. Singletons: one plugin instance per Mandant. */
export function createContainer(context: PluginContext, texts: Texts): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  container.bind(Workbench).toConstantValue(context);
  container.bind(Host).toConstantValue(context);
  container.bind(Clock).toConstantValue({ now: () => new Date() });
  container.bind(Texts).toConstantValue(texts);
  container.bind(ServiceTexts).toConstantValue(texts);
  container.load(
    lexofficeModule,
    organizationModule,
    registryModule,
    cacheModule,
    accountTableModule,
    contactsModule,
    outboundModule,
    invoicesModule,
    contributionsModule,
  );
  return container;
}
