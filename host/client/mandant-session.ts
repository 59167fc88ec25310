import type { Jobs } from '../api/jobs.ts';
import type { Mandant } from '../api/mandant.ts';
import type { Manifest } from '../api/manifest.schema.ts';
import type { HostServices } from '../api/plugin-context.ts';
import type { HostInfo } from '../wire/host-info.ts';
import { Emitter } from './emitter.ts';
import { EventStream, type HostEvent } from './event-stream.ts';
import { HostAdmin } from './host-admin.ts';
import type { HostHttp } from './host-http.ts';
import {
  remoteAccounts,
  remoteAttachments,
  remoteLog,
  remotePersons,
  remoteVouchers,
} from './remote-books.ts';
import { remoteCache } from './remote-cache.ts';
import { RemoteConnection } from './remote-connection.ts';
import { remoteJobs } from './remote-jobs.ts';
import { RemoteSettings, SettingsCopy } from './remote-settings.ts';
import { remoteState, type CollectionChange } from './remote-state.ts';

/**
 * One open Mandant. Everything it hands out lives until `dispose`. After an interrupted event stream the events with ids fire with an empty list:
 * something may have changed, read again.
 */
export class MandantSession {
  readonly admin: HostAdmin;
  readonly stream: EventStream;

  readonly #path: string;
  readonly #persons = new Emitter<readonly string[]>();
  readonly #vouchers = new Emitter<readonly string[]>();
  readonly #attachments = new Emitter<readonly string[]>();
  readonly #accounts = new Emitter<void>();
  readonly #log = new Emitter<void>();
  readonly #marks = new Emitter<readonly string[]>();
  readonly #mandants = new Emitter<Mandant>();
  readonly #runs = new Emitter<readonly string[]>();
  readonly #pauses = new Emitter<HostEvent>();
  readonly #settings = new Map<string, SettingsCopy>();
  readonly #state = new Map<string, Emitter<CollectionChange>>();
  #mandant: Mandant;

  readonly onDidChangePersons = this.#persons.event;
  readonly onDidChangeVouchers = this.#vouchers.event;
  /** Ids of vouchers whose attachments, or whose mark "Beleg fehlt", changed. */
  readonly onDidChangeAttachments = this.#attachments.event;
  readonly onDidChangeAccounts = this.#accounts.event;
  readonly onDidChangeLog = this.#log.event;
  /** Ids of lines of the Fehlerprotokoll that are done or open again. */
  readonly onDidMarkErrors = this.#marks.event;
  readonly onDidChangeMandant = this.#mandants.event;
  readonly onDidChangeRuns = this.#runs.event;

  private constructor(
    private readonly http: HostHttp,
    private readonly info: HostInfo,
    mandant: Mandant,
  ) {
    this.#mandant = mandant;
    this.#path = `/api/mandanten/${encodeURIComponent(mandant.id)}`;
    this.admin = new HostAdmin(http, this.#path);
    this.stream = new EventStream(http, `${this.#path}/events`);
    for (const { id } of info.plugins) {
      this.#settings.set(id, new SettingsCopy(http, `${this.#path}/plugins/${encodeURIComponent(id)}`));
      this.#state.set(id, new Emitter());
    }
    this.stream.onEvent((event) => this.#receive(event));
    this.stream.onResync(() => void this.#resync());
  }

  /** @throws HostFailure when the host does not answer or does not know the Mandant. */
  static async open(http: HostHttp, info: HostInfo, mandant: Mandant): Promise<MandantSession> {
    const session = new MandantSession(http, info, mandant);
    try {
      // The stream first: a setting that changes while it is loaded is then announced.
      await session.stream.start();
      await session.#loadSettings();
      return session;
    } catch (error) {
      session.dispose();
      throw error;
    }
  }

  get mandant(): Mandant {
    return this.#mandant;
  }

  /** The services of the contract for one plugin of the host. @throws Error for a plugin that the host does not have. */
  services(manifest: Manifest): HostServices {
    const { http } = this;
    const copy = this.#settings.get(manifest.id);
    const state = this.#state.get(manifest.id);
    if (copy === undefined || state === undefined)
      throw new Error(`The host has no plugin "${manifest.id}".`);
    const current = (): Mandant => this.#mandant;
    return {
      mandant: {
        get current() {
          return current();
        },
        onDidChange: this.onDidChangeMandant,
      },
      settings: new RemoteSettings(manifest, copy),
      connections: { get: (id) => this.#connection(manifest, copy.path, id) },
      persons: remotePersons(http, this.#path, manifest.id, this.onDidChangePersons),
      vouchers: remoteVouchers(http, this.#path, manifest.id, this.onDidChangeVouchers),
      attachments: remoteAttachments(http, this.#path),
      state: remoteState(http, this.stream, copy.path, state),
      cache: remoteCache(http, copy.path),
      accounts: remoteAccounts(http, this.#path, this.onDidChangeAccounts),
      log: remoteLog(http, this.#path, manifest.id, this.onDidChangeLog),
    };
  }

  /** The jobs that a plugin of the host declares. @param origin who starts them */
  jobs(plugin: string, origin: 'user' | 'command' = 'user'): Jobs {
    const pluginPath = `${this.#path}/plugins/${encodeURIComponent(plugin)}`;
    return remoteJobs(this.http, { path: this.#path, pluginPath, plugin, origin }, this.onDidChangeRuns);
  }

  dispose(): void {
    this.stream.dispose();
    for (const part of [
      this.#persons,
      this.#vouchers,
      this.#attachments,
      this.#accounts,
      this.#log,
      this.#marks,
      this.#mandants,
      this.#runs,
      this.#pauses,
    ])
      part.dispose();
    for (const part of [...this.#settings.values(), ...this.#state.values()]) part.dispose();
  }

  #connection(manifest: Manifest, pluginPath: string, id: string): RemoteConnection {
    const declared = manifest.contributes.connections.find((connection) => connection.id === id);
    if (declared === undefined) throw new Error(`The manifest declares no connection "${id}".`);
    const baseUrl =
      this.info.connections.find((connection) => connection.plugin === manifest.id && connection.id === id)
        ?.baseUrl ?? declared.baseUrl;
    const path = `${pluginPath}/connections/${encodeURIComponent(id)}`;
    return new RemoteConnection(this.http, path, baseUrl, (listener) =>
      this.#pauses.event(({ plugin, ids, forMs = 0 }) => {
        if (plugin === manifest.id && ids.includes(id)) listener(forMs);
      }),
    );
  }

  async #loadSettings(announced?: readonly string[]): Promise<void> {
    await Promise.all([...this.#settings.values()].map((copy) => copy.load(announced)));
  }

  #receive(event: HostEvent): void {
    const { kind, ids, plugin, collection } = event;
    switch (kind) {
      case 'persons':
        this.#persons.fire(ids);
        break;
      case 'vouchers':
        this.#vouchers.fire(ids);
        break;
      case 'attachments':
        this.#attachments.fire(ids);
        break;
      case 'accounts':
        this.#accounts.fire();
        break;
      case 'log':
        // Lines are added without ids, and marked with theirs.
        if (ids.length === 0) this.#log.fire();
        else this.#marks.fire(ids);
        break;
      case 'runs':
        this.#runs.fire(ids);
        break;
      case 'pause':
        this.#pauses.fire(event);
        break;
      case 'state':
        this.#state.get(plugin ?? '')?.fire({ collection, keys: ids });
        break;
      case 'settings':
        this.#settings
          .get(plugin ?? '')
          ?.load(ids)
          .catch(ignore);
        break;
      case 'mandant':
        this.#reloadMandant().catch(ignore);
    }
  }

  async #resync(): Promise<void> {
    await Promise.all([this.#loadSettings(), this.#reloadMandant()]).catch(ignore);
    for (const emitter of [this.#persons, this.#vouchers, this.#attachments, this.#runs, this.#marks])
      emitter.fire([]);
    for (const emitter of this.#state.values()) emitter.fire({ collection: undefined, keys: [] });
    this.#accounts.fire();
    this.#log.fire();
  }

  async #reloadMandant(): Promise<void> {
    const all = await this.http.request<readonly Mandant[]>('GET', '/api/mandanten');
    const next = all.find(({ id }) => id === this.#mandant.id);
    // Both as the server wrote them, with their members in the same order.
    if (next === undefined || JSON.stringify(next) === JSON.stringify(this.#mandant)) return;
    this.#mandant = next;
    this.#mandants.fire(next);
  }
}

// A failed refresh: the stream breaks too when the host is gone, and everything is read again when it is back.
const ignore = (): void => undefined;
