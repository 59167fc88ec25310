import { inject, injectable, optional } from 'inversify';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import { Clock, Host } from '../../host-tokens.ts';
import { ContactWriter } from '../../lexoffice/contact-writer.ts';
import { LexofficeClient } from '../../lexoffice/lexoffice-client.ts';
import { RetryTiming } from '../../lexoffice/retry-delay.ts';
import { Organization } from '../../organization/organization.ts';
import { ServiceTexts } from '../../texts.ts';
import { OUTBOUND_COLLECTION } from './outbound-collection.ts';
import type { ContactSend } from './contact-send.ts';

/** Brings the other direction in when somebody asks for it: most offices never do, and it is no part of what activation loads. */
@injectable()
export class ContactSendLoader {
  #loading: Promise<ContactSend> | undefined;

  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(Organization) private readonly organization: Organization,
    @inject(Clock) private readonly clock: Clock,
    @inject(RetryTiming) private readonly timing: RetryTiming,
    @inject(ServiceTexts) private readonly texts: ServiceTexts,
    @inject(ContactWriter) @optional() private readonly writer?: ContactWriter,
  ) {}

  load(): Promise<ContactSend> {
    const loading = (this.#loading ??= this.#create());
    loading.catch(() => (this.#loading = undefined));
    return loading;
  }

  /** Looks up what a crash between a creation and its link left open. Costs one read of the host when there is nothing. Never rejects. */
  async recover(): Promise<void> {
    try {
      const open = await this.host.state.collection(OUTBOUND_COLLECTION).list();
      if (open.length > 0) await (await this.load()).recover();
    } catch {
      // The host is away: tried again with the next connection.
    }
  }

  async #create(): Promise<ContactSend> {
    const [{ createContactSend }, sendTexts] = await Promise.all([
      import('./create-contact-send.ts'),
      this.texts.contactSend(),
    ]);
    const { host, client, writer, organization, clock, timing, texts } = this;
    return createContactSend({ host, client, writer, organization, clock, timing }, texts, sendTexts);
  }
}
