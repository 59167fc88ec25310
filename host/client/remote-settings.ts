import type { Manifest } from '../api/manifest.schema.ts';
import type { SettingValue, Settings } from '../api/settings.ts';
import type { SettingsAnswer } from '../wire/settings.ts';
import { Emitter } from './emitter.ts';
import type { HostHttp } from './host-http.ts';

/**
 * A copy of one plugin's stored settings, kept current by the events of the host. Loading never goes back in time: an answer that was asked for
 * before a later one is dropped.
 */
export class SettingsCopy {
  readonly #changes = new Emitter<readonly string[]>();
  #stored: SettingsAnswer = { values: {}, secrets: {} };
  #asked = 0;
  #shown = 0;

  readonly onDidChange = this.#changes.event;

  constructor(
    private readonly http: HostHttp,
    readonly path: string,
  ) {}

  value(key: string): SettingValue {
    return this.#stored.values[key];
  }

  hasSecret(key: string): boolean {
    return this.#stored.secrets[key] ?? false;
  }

  /** @param announced keys that the host says have changed: they are announced even when they look the same, e.g. a replaced secret. */
  async load(announced: readonly string[] = []): Promise<void> {
    const turn = ++this.#asked;
    const next = await this.http.request<SettingsAnswer>('GET', `${this.path}/settings`);
    if (turn < this.#shown) return;
    this.#shown = turn;
    const before = this.#stored;
    this.#stored = next;
    const changed = [
      ...new Set([
        ...announced,
        ...differing(before.values, next.values),
        ...differing(before.secrets, next.secrets),
      ]),
    ];
    if (changed.length > 0) this.#changes.fire(changed);
  }

  async update(key: string, value: SettingValue): Promise<void> {
    await this.http.request('PATCH', `${this.path}/settings`, { json: { [key]: value ?? null } });
    // Without waiting for the event: who awaited the update reads the new value.
    await this.load();
  }

  dispose(): void {
    this.#changes.dispose();
  }
}

/** `Settings` without a panel; a workbench replaces `annotate` and `open`. */
export class RemoteSettings implements Settings {
  readonly #copy: SettingsCopy;
  readonly #properties: Manifest['contributes']['configuration']['properties'];
  readonly onDidChange: Settings['onDidChange'];

  constructor(manifest: Manifest, copy: SettingsCopy) {
    this.#copy = copy;
    this.#properties = manifest.contributes.configuration.properties;
    this.onDidChange = copy.onDidChange;
  }

  get(key: string): SettingValue {
    const property = this.#declared(key);
    return this.#copy.value(key) ?? ('default' in property ? property.default : undefined);
  }

  async update(key: string, value: SettingValue): Promise<void> {
    this.#declared(key);
    await this.#copy.update(key, value);
  }

  hasSecret(key: string): boolean {
    this.#declared(key);
    return this.#copy.hasSecret(key);
  }

  annotate(): { dispose(): void } {
    return { dispose: () => undefined };
  }

  open(): void {
    // no panel here
  }

  #declared(key: string): Manifest['contributes']['configuration']['properties'][string] {
    const property = Object.hasOwn(this.#properties, key) ? this.#properties[key] : undefined;
    if (property === undefined) throw new Error(`The manifest declares no setting "${key}".`);
    return property;
  }
}

function differing(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => before[key] !== after[key],
  );
}
