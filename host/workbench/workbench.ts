import type { JobRun } from '../api/jobs.ts';
import type { SetupStep } from '../api/manifest.schema.ts';
import type { Mandant } from '../api/mandant.ts';
import type { TermDescriber } from '../api/terms.ts';
import type { ViewId } from '../api/views.ts';
import { Emitter } from '../client/emitter.ts';
import type { HostClient } from '../client/connect-host.ts';
import type { MandantInput } from '../wire/mandanten.ts';
import { Books } from './books.ts';
import type { Pages } from '../client/pages.ts';
import type { OfficeView } from '../wire/office.ts';
import { LiveList } from './live-list.ts';
import { hostTerm } from './l10n/terms.ts';
import { language, text } from './l10n/text.ts';
import { formatLocation, parseLocation, type OptionsPage, type Register } from './location.ts';
import { openSetUps } from './plugin-host/open-set-ups.ts';
import type { LoadedPlugin } from './plugin-host/load-plugin.ts';
import { PluginHost, type UsablePlugin } from './plugin-host/plugin-host.ts';
import { ViewSwitch } from './plugin-host/view-switch.ts';
import type { NextStep } from './views/list-view.ts';
import { repairOf, type RepairFinder } from './repair.ts';
import type { RunOpener } from './views/run-columns.ts';
import { putMessagesAway } from './window/notice-layer.ts';
import { openExternal } from './window/open-external.ts';
import { saveFile } from './window/save-file.ts';
import { showDialog } from './window/show-dialog.ts';
import { showMessage } from './window/show-message.ts';
import { withProgress } from './window/with-progress.ts';

/** A setting that is to be shown, by its key. */
export interface ShownSetting {
  readonly key: string;
}

const OFFICE_EVERY_MS = 3_000;

/** What the workbench knows: the open Mandant with its books, the place where the user is, the plugins. */
export class Workbench {
  readonly views: ViewSwitch;
  readonly pluginHost: PluginHost;
  readonly #changes = new Emitter<void>();
  readonly onDidChange = this.#changes.event;
  #register: Register;
  #page: OptionsPage;
  #setting: ShownSetting | undefined;
  /** Absent until the host has told. */
  #mandanten: readonly Mandant[] | undefined;
  #books: Books | undefined;
  /** Openings run one after the other: a plugin is never active for two Mandanten. */
  #opening: Promise<void> = Promise.resolve();

  constructor(
    readonly client: HostClient,
    readonly plugins: readonly LoadedPlugin[],
  ) {
    const place = parseLocation(location.hash);
    this.#register = place.register;
    this.#page = place.page;
    this.views = new ViewSwitch(place.view);
    this.pluginHost = new PluginHost(plugins.filter(isUsable), {
      language,
      views: this.views,
      window: { showDialog, showMessage, withProgress, saveFile, openExternal },
      openSettings: () => this.openOptions('interfaces'),
      importModule: (url) => import(/* @vite-ignore */ url) as Promise<unknown>,
    });
    this.views.onDidChangeView(() => this.#go('edit'));
    this.pluginHost.onDidFail(({ plugin, error }) => {
      console.error(`Plugin ${plugin}`, error);
      const reason = error instanceof Error ? error.message : String(error);
      void showMessage('error', text('plugin.failed', { plugin, reason }));
    });
  }

  /** What the plugins call their actions in the Logbuch. */
  get actionNames(): Readonly<Record<string, string>> {
    return Object.assign(
      {},
      ...this.plugins.map(({ manifest }) => manifest?.contributes.auditActions ?? {}),
    ) as Record<string, string>;
  }

  /** What the jobs of the plugins are called. */
  get jobTitles(): Readonly<Record<string, string>> {
    const jobs = this.plugins.flatMap(({ manifest }) => manifest?.contributes.jobs ?? []);
    return Object.fromEntries(jobs.map(({ id, title }) => [id, title]));
  }

  /** What shows a run with what came of it; `undefined` for a job that has nothing to show but its counts. */
  readonly runOpener: RunOpener = ({ plugin, job, id }) => {
    const declared = this.plugins
      .find((one) => one.id === plugin)
      ?.manifest?.contributes.jobs?.find((one) => one.id === job);
    const command = declared?.opens;
    return command === undefined ? undefined : () => void this.pluginHost.run(command, id);
  };

  /** Shows a run with what came of it, or the runs where it has nothing more to show. */
  openRun(run: JobRun): void {
    const open = this.runOpener(run);
    if (open !== undefined) open();
    else this.openView('log');
  }

  /** All Mandanten; read anew while somebody looks, since no stream tells of the others. */
  readonly office = new LiveList<OfficeView & { readonly id: 'office' }>({
    read: () => pageOf(this.#office()),
    readAgain: () => this.#office(),
    subscribe: (changed) => {
      const timer = setInterval(() => changed(), OFFICE_EVERY_MS);
      return [{ dispose: () => clearInterval(timer) }];
    },
  });

  /** What a code of this host or of a plugin means to the user; settings are called as in the options. */
  readonly termOf: TermDescriber = (code, use) => {
    const own = hostTerm(code, use);
    if (own !== undefined) return own;
    for (const { manifest } of this.plugins) {
      const properties = manifest?.contributes.configuration.properties;
      if (properties !== undefined && Object.hasOwn(properties, code)) return properties[code]?.title;
    }
    return this.pluginHost.terms
      .all()
      .map((describe) => describe(code, use))
      .find((words) => words !== undefined);
  };

  get register(): Register {
    return this.#register;
  }

  get page(): OptionsPage {
    return this.#page;
  }

  get mandanten(): readonly Mandant[] {
    return this.#mandanten ?? [];
  }

  /** Whether the host has told that there is none. */
  get hasNoMandant(): boolean {
    return this.#mandanten?.length === 0;
  }

  /** Absent while no Mandant is open. */
  get books(): Books | undefined {
    return this.#books;
  }

  get mandant(): Mandant | undefined {
    return this.#books?.session.mandant;
  }

  /** Reads the Mandanten and opens the one of the address, else the first. */
  async start(): Promise<void> {
    const mandanten = await this.client.listMandanten();
    this.#mandanten = mandanten;
    const wanted = parseLocation(location.hash).mandantId;
    const first = mandanten.find(({ id }) => id === wanted) ?? mandanten[0];
    if (first !== undefined) await this.openMandant(first.id);
    this.#changes.fire();
  }

  openMandant(mandantId: string): Promise<void> {
    const opening = this.#opening.then(() => this.#open(mandantId));
    this.#opening = opening.catch(() => undefined);
    return opening;
  }

  async addMandant(input: MandantInput): Promise<void> {
    const added = await this.client.addMandant(input);
    this.#mandanten = await this.client.listMandanten();
    await this.openMandant(added.id);
  }

  openRegister(register: Register): void {
    this.#go(register);
    if (register === 'options') this.#announceSettings();
  }

  openView(view: ViewId): void {
    this.views.open(view);
  }

  openOptions(page: OptionsPage): void {
    this.#page = page;
    this.openRegister('options');
  }

  /** Shows a setting among the options, of a plugin unless another page is named. */
  openSetting(key: string, page: OptionsPage = 'interfaces'): void {
    this.#setting = { key };
    this.openOptions(page);
  }

  /** The setting that somebody wants to see: new with every asking. */
  get setting(): ShownSetting | undefined {
    return this.#setting;
  }

  /** Where a line of the Fehlerprotokoll is put right. */
  readonly repairOf: RepairFinder = (line) => repairOf(this, line);

  /** Opens a page outside of the host; says so when the browser may not. */
  openLink(url: string): void {
    try {
      openExternal(url);
    } catch (error) {
      void showMessage('error', error instanceof Error ? error.message : String(error));
    }
  }

  /** Does a step of a plugin's set-up, in the view that it belongs to. */
  runStep({ view, command }: SetupStep): void {
    if (view !== undefined && (view !== this.views.active || this.#register !== 'edit')) this.openView(view);
    void this.pluginHost.run(command);
  }

  /** What is to be set up next, for views that have nothing to show yet. */
  get nextStep(): NextStep | undefined {
    const [step] = openSetUps(this.pluginHost).map(({ next }) => next);
    return step && { title: step.description, action: step.action, run: () => this.runStep(step) };
  }

  #go(register: Register): void {
    this.#register = register;
    this.#storeLocation();
    this.#changes.fire();
  }

  /** Plugins that wait for their settings to be shown wake up. */
  #announceSettings(): void {
    if (this.#page !== 'interfaces') return;
    const sections = this.pluginHost.plugins.map(
      ({ manifest }) => manifest.contributes.configuration.section,
    );
    void this.pluginHost.trigger(...sections.map((section) => `onSettings:${section}`));
  }

  async #open(mandantId: string): Promise<void> {
    if (this.mandant?.id === mandantId) return;
    const session = await this.client.openMandant(mandantId);
    // They speak of the one that is left.
    putMessagesAway();
    await this.pluginHost.close();
    this.#books?.dispose();
    const books = new Books(session);
    this.#books = books;
    session.onDidChangeMandant(() => void this.#renamed());
    session.stream.onDidChangeOnline(() => this.#changes.fire());
    this.#storeLocation();
    this.#changes.fire();
    await this.pluginHost.open(session);
    if (this.#register === 'options') this.#announceSettings();
  }

  async #renamed(): Promise<void> {
    this.#mandanten = await this.client.listMandanten().catch(() => this.#mandanten);
    this.#changes.fire();
  }

  async #office(): Promise<readonly (OfficeView & { readonly id: 'office' })[]> {
    return [{ ...(await this.client.office()), id: 'office' }];
  }

  #storeLocation(): void {
    const mandantId = this.mandant?.id;
    const place = { register: this.#register, view: this.views.active, page: this.#page };
    history.replaceState(null, '', formatLocation(mandantId === undefined ? place : { ...place, mandantId }));
  }
}

async function* pageOf<T>(rows: Promise<readonly T[]>): Pages<T> {
  yield await rows;
}

function isUsable(plugin: LoadedPlugin): plugin is UsablePlugin {
  return plugin.manifest !== undefined;
}
