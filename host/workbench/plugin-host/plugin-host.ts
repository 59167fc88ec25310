import type { Badge } from '../../api/badges.ts';
import type { Disposable } from '../../api/disposable.ts';
import type { Language } from '../../api/language.ts';
import { HOST_API_VERSION, type Manifest } from '../../api/manifest.schema.ts';
import type { PluginContext, PluginModule } from '../../api/plugin-context.ts';
import type { RepairLocator } from '../../api/repairs.ts';
import type { SettingNote } from '../../api/settings.ts';
import type { TermDescriber } from '../../api/terms.ts';
import type { ViewId } from '../../api/views.ts';
import type { Window } from '../../api/window.ts';
import { Emitter } from '../../client/emitter.ts';
import type { MandantSession } from '../../client/mandant-session.ts';
import { CommandRegistry } from './command-registry.ts';
import { ContextKeys } from './context-keys.ts';
import { DisposableTracker } from './disposable-tracker.ts';
import { LayeredValues } from './layered-values.ts';
import type { LoadedPlugin } from './load-plugin.ts';
import type { ViewSwitch } from './view-switch.ts';

export type UsablePlugin = LoadedPlugin & { readonly manifest: Manifest };

export interface PluginFailure {
  readonly plugin: string;
  readonly doing: string;
  readonly error: unknown;
}

/** What a plugin's screen part is made of. */
export interface PluginHostParts {
  readonly language: Language;
  readonly views: ViewSwitch;
  /** `setStatus` is the plugin host's own. */
  readonly window: Omit<Window, 'setStatus'>;
  openSettings(plugin: string, section?: string): void;
  /** Imports the built module of a plugin. */
  importModule(url: string): Promise<unknown>;
}

interface Activation {
  readonly plugin: UsablePlugin;
  readonly tracker: DisposableTracker;
  readonly done: Promise<Disposable | undefined>;
}

/** Runs the plugins of one workbench: activates them when they are needed, anew for every Mandant, and lets no failure of theirs through. */
export class PluginHost {
  readonly badges = new LayeredValues<Badge>();
  readonly notes = new LayeredValues<SettingNote>();
  readonly statuses = new LayeredValues<{ readonly text: string; readonly tooltip?: string }>();
  readonly terms = new LayeredValues<TermDescriber>();
  /** By plugin. */
  readonly repairs = new LayeredValues<RepairLocator>();
  readonly contextKeys = new ContextKeys();
  readonly commands: CommandRegistry;
  readonly #failures = new Emitter<PluginFailure>();
  readonly onDidFail = this.#failures.event;
  readonly #activations = new Map<string, Activation>();
  #session: MandantSession | undefined;

  constructor(
    readonly plugins: readonly UsablePlugin[],
    private readonly parts: PluginHostParts,
  ) {
    this.commands = new CommandRegistry(
      (command) => this.#declaring(command) !== undefined,
      async (command) => {
        const plugin = this.#declaring(command);
        if (plugin !== undefined) await this.#activate(plugin);
      },
    );
    parts.views.onDidChangeView((view) => void this.trigger(`onView:${view}`));
  }

  /** Opens a Mandant: what ran for the one before is disposed, and the plugins wait for their activation events again. */
  async open(session: MandantSession): Promise<void> {
    await this.close();
    this.#session = session;
    await this.trigger('onStartup', `onView:${this.parts.views.active}`);
  }

  async close(): Promise<void> {
    this.#session = undefined;
    const activations = [...this.#activations.values()];
    this.#activations.clear();
    await Promise.all(activations.map((activation) => this.#deactivate(activation)));
    this.contextKeys.clear();
  }

  /** Activates the plugins that wait for one of these activation events. */
  async trigger(...events: readonly string[]): Promise<void> {
    const waiting = this.plugins.filter(({ manifest }) =>
      events.some((event) => manifest.activationEvents.includes(event)),
    );
    await Promise.all(waiting.map((plugin) => this.#activate(plugin)));
  }

  /** Runs a command for the user: a failure is announced, never thrown. */
  async run(command: string, ...args: readonly unknown[]): Promise<void> {
    try {
      await this.commands.execute(command, ...args);
    } catch (error) {
      this.#failures.fire({
        plugin: this.#declaring(command)?.manifest.name ?? command,
        doing: command,
        error,
      });
    }
  }

  /** What a command is called; `undefined` for one that no manifest declares. */
  titleOf(command: string): string | undefined {
    const declared = this.#declaring(command)?.manifest.contributes.commands;
    return declared?.find((each) => each.command === command)?.title;
  }

  #declaring(command: string): UsablePlugin | undefined {
    return this.plugins.find(({ manifest }) =>
      manifest.contributes.commands.some((declared) => declared.command === command),
    );
  }

  async #activate(plugin: UsablePlugin): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const running = this.#activations.get(plugin.id);
    if (running !== undefined) {
      await running.done;
      return;
    }
    const tracker = new DisposableTracker();
    const activation = { plugin, tracker, done: this.#start(plugin, session, tracker) };
    this.#activations.set(plugin.id, activation);
    await activation.done;
  }

  async #start(
    plugin: UsablePlugin,
    session: MandantSession,
    tracker: DisposableTracker,
  ): Promise<Disposable | undefined> {
    try {
      const module = (await this.parts.importModule(
        plugin.baseUrl + plugin.manifest.main,
      )) as Partial<PluginModule>;
      if (typeof module.activate !== 'function')
        throw new Error(`${plugin.manifest.main} exports no activate.`);
      // Another Mandant was opened meanwhile: this activation is not wanted any more.
      if (this.#session !== session) return undefined;
      return await module.activate(this.#context(plugin.manifest, session, tracker));
    } catch (error) {
      tracker.disposeLeaked();
      this.#failures.fire({ plugin: plugin.manifest.name, doing: 'activate', error });
      return undefined;
    }
  }

  async #deactivate({ plugin, tracker, done }: Activation): Promise<void> {
    try {
      (await done)?.dispose();
    } catch (error) {
      this.#failures.fire({ plugin: plugin.manifest.name, doing: 'dispose', error });
    }
    const leaked = tracker.disposeLeaked();
    if (leaked.length > 0) console.warn(`Plugin ${plugin.id} did not dispose: ${leaked.join(', ')}`);
  }

  #context(manifest: Manifest, session: MandantSession, tracker: DisposableTracker): PluginContext {
    const { language, views, window, openSettings } = this.parts;
    const services = session.services(manifest);
    const { settings } = services;
    const jobs = session.jobs(manifest.id);
    return {
      ...services,
      hostVersion: HOST_API_VERSION,
      language,
      settings: {
        get: (key) => settings.get(key),
        update: (key, value) => settings.update(key, value),
        hasSecret: (key) => settings.hasSecret(key),
        onDidChange: (listener) => tracker.track('settings.onDidChange', settings.onDidChange(listener)),
        annotate: (key, note) => tracker.track(`settings.annotate ${key}`, this.notes.show(key, note)),
        open: (section) => openSettings(manifest.id, section),
      },
      commands: {
        register: (command, handler) =>
          tracker.track(`commands.register ${command}`, this.commands.register(command, handler)),
        execute: (command, ...args) => this.commands.execute(command, ...args),
        setContext: (key, value) => this.contextKeys.set(key, value),
      },
      jobs: {
        ...jobs,
        watch: (runId, listener) => tracker.track(`jobs.watch ${runId}`, jobs.watch(runId, listener)),
        onDidChange: (listener) => tracker.track('jobs.onDidChange', jobs.onDidChange(listener)),
      },
      views: {
        get active(): ViewId {
          return views.active;
        },
        onDidChangeView: (listener) =>
          tracker.track('views.onDidChangeView', views.onDidChangeView(listener)),
        open: (view, options) => views.open(view, options),
      },
      badges: {
        show: (command, badge) => tracker.track(`badges.show ${command}`, this.badges.show(command, badge)),
      },
      terms: {
        describe: (describer) => tracker.track('terms.describe', this.terms.show(manifest.id, describer)),
      },
      repairs: {
        locate: (locator) => tracker.track('repairs.locate', this.repairs.show(manifest.id, locator)),
      },
      window: {
        ...window,
        setStatus: (text, tooltip) =>
          tracker.track(
            'window.setStatus',
            this.statuses.show(manifest.id, { text, ...(tooltip === undefined ? {} : { tooltip }) }),
          ),
      },
    };
  }
}
