import type { Disposable, Event } from './disposable.ts';
import type { Severity } from './severity.ts';

/** `date` settings are `YYYY-MM-DD`; an absent value is `undefined`. */
export type SettingValue = string | number | boolean | undefined;

export interface SettingNote {
  readonly text: string;
  readonly severity: Severity;
  /** A way out, opened as by `Window.openExternal`. */
  readonly link?: { readonly title: string; readonly url: string };
}

/** Settings of the open Mandant. The panel is rendered by the host from the manifest. */
export interface Settings {
  /** Current value, else the manifest's default. Secrets have no value here. @throws Error for an undeclared key. */
  get(key: string): SettingValue;
  /** Checks the value against the manifest, stores it, leaves a line in the Logbuch. Rejects when it does not fit. */
  update(key: string, value: SettingValue): Promise<void>;
  /** Whether a secret is stored; its value never leaves the host's server. */
  hasSecret(key: string): boolean;
  /** Keys whose value changed, here or at another seat; for a secret: it was stored, replaced or removed. */
  readonly onDidChange: Event<readonly string[]>;
  /** Shows a note beside a setting, or with the section's id at its head. A later note covers an earlier one. */
  annotate(keyOrSection: string, note: SettingNote): Disposable;
  /** Opens the panel at a section of the manifest's configuration. */
  open(section?: string): void;
}
