import type { Accounts } from './accounts.ts';
import type { Attachments } from './attachments.ts';
import type { Badges } from './badges.ts';
import type { Cache } from './cache.ts';
import type { Commands } from './commands.ts';
import type { Connections } from './connections.ts';
import type { Disposable } from './disposable.ts';
import type { Jobs } from './jobs.ts';
import type { Language } from './language.ts';
import type { Log } from './log.ts';
import type { MandantInfo } from './mandant.ts';
import type { Persons } from './persons.ts';
import type { Repairs } from './repairs.ts';
import type { Settings } from './settings.ts';
import type { State } from './state.ts';
import type { Terms } from './terms.ts';
import type { Views } from './views.ts';
import type { Vouchers } from './vouchers.ts';
import type { Window } from './window.ts';

/** The services that need no screen: the same in a workbench and in a headless host. */
export interface HostServices {
  readonly mandant: MandantInfo;
  readonly settings: Settings;
  readonly connections: Connections;
  readonly persons: Persons;
  readonly vouchers: Vouchers;
  readonly attachments: Attachments;
  readonly state: State;
  readonly cache: Cache;
  readonly accounts: Accounts;
  readonly log: Log;
}

/** Everything a plugin gets from its host. */
export interface PluginContext extends HostServices {
  /** Version of this contract, semantic. */
  readonly hostVersion: string;
  /** Of the user; fixed while the plugin is active. */
  readonly language: Language;
  readonly commands: Commands;
  readonly jobs: Jobs;
  readonly views: Views;
  readonly badges: Badges;
  readonly window: Window;
  readonly terms: Terms;
  readonly repairs: Repairs;
}

/** The module that the manifest's `main` names exports `activate`. Called once per opened Mandant, at the first activation event. */
export interface PluginModule {
  /** Answers with what ends the plugin. A rejection is shown to the user, and what was registered so far is taken back. */
  activate(context: PluginContext): Promise<Disposable>;
}
