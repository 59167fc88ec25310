import type { Mandant } from '../api/mandant.ts';
import type { HostInfo } from '../wire/host-info.ts';
import type { OfficeSync, OfficeView } from '../wire/office.ts';
import type { MailServer, MailServerInput } from '../wire/mail.ts';
import type { MandantInput } from '../wire/mandanten.ts';
import { HostFailure } from './failures.ts';
import { HostHttp, type HttpOptions } from './host-http.ts';
import { MandantSession } from './mandant-session.ts';

const MAIL_SERVER = '/api/host/mail-server';

export interface HostClient {
  readonly info: HostInfo;
  listMandanten(): Promise<readonly Mandant[]>;
  addMandant(mandant: MandantInput): Promise<Mandant>;
  /** How all Mandanten stand, and what is in the queue. */
  office(): Promise<OfficeView>;
  /** Starts in every Mandant what the office does for all. */
  syncOffice(): Promise<OfficeSync>;
  /** Through what the host sends e-mails; absent while nobody has said. */
  mailServer(): Promise<MailServer | undefined>;
  putMailServer(server: MailServerInput): Promise<MailServer>;
  removeMailServer(): Promise<void>;
  /** @throws HostFailure `not-found` for an unknown id. */
  openMandant(mandantId: string): Promise<MandantSession>;
}

/** Connects to a reference host, from a browser or from Node. @throws HostFailure when nobody answers. */
export async function connectHost({
  url,
  ...options
}: HttpOptions & { readonly url: string }): Promise<HostClient> {
  const http = new HostHttp(url, options);
  const info = await http.request<HostInfo>('GET', '/api/host');
  const listMandanten = (): Promise<readonly Mandant[]> => http.request('GET', '/api/mandanten');
  return {
    info,
    listMandanten,
    addMandant: (mandant) => http.request('POST', '/api/mandanten', { json: mandant }),
    office: () => http.request('GET', '/api/office'),
    syncOffice: () => http.request('POST', '/api/office/sync'),
    mailServer: async () => (await http.request<MailServer | null>('GET', MAIL_SERVER)) ?? undefined,
    putMailServer: (server) => http.request('PUT', MAIL_SERVER, { json: server }),
    async removeMailServer() {
      await http.request('DELETE', MAIL_SERVER);
    },
    async openMandant(mandantId) {
      const mandant = (await listMandanten()).find(({ id }) => id === mandantId);
      if (mandant === undefined) throw new HostFailure('not-found', 'Diesen Mandanten gibt es nicht.');
      return MandantSession.open(http, info, mandant);
    },
  };
}
