import { Container } from 'inversify';
import type { HostServices } from '../host/api/plugin-context.ts';
import { accountTableModule } from './services/account-table/account-table.module.ts';
import { contactsModule } from './services/contacts/contacts.module.ts';
import { Clock, Host } from './services/host-tokens.ts';
import { invoicesModule } from './services/invoices/invoices.module.ts';
import { lexofficeModule } from './services/lexoffice/lexoffice.module.ts';
import { organizationModule } from './services/organization/organization.module.ts';
import { registryModule } from './services/registry/registry.module.ts';
import { ServiceTexts } from './services/texts.ts';

/** What page and worker have in common. Singletons: one container per Mandant, or per run. */
export function createServices(host: HostServices, texts: ServiceTexts): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  container.bind(Host).toConstantValue(host);
  container.bind(Clock).toConstantValue({ now: () => new Date() });
  container.bind(ServiceTexts).toConstantValue(texts);
  container.load(
    lexofficeModule,
    organizationModule,
    registryModule,
    accountTableModule,
    contactsModule,
    invoicesModule,
  );
  return container;
}
