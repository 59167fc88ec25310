import { distinctUntilChanged, map, startWith, type Observable } from 'rxjs';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import type { SecretKey, SettingTypes } from '../../manifest.generated.ts';
import { observe } from '../host-events.ts';

export type SettingKey = keyof SettingTypes;

type WithSettings = Pick<HostServices, 'settings'>;

/** A setting's value by its name in the manifest. */
export function setting<K extends SettingKey>({ settings }: WithSettings, key: K): SettingTypes[K] {
  // The host checks what is stored against the manifest and answers the manifest's default for what is not.
  return settings.get(key) as SettingTypes[K];
}

/** The value as of now, then each other one. */
export function settingValues<K extends SettingKey>(host: WithSettings, key: K): Observable<SettingTypes[K]> {
  return settingChanges(host).pipe(
    startWith(undefined),
    map(() => setting(host, key)),
    distinctUntilChanged(),
  );
}

/** What changed, here or at another seat; no keys at all mean that changes may have been missed. */
export function settingChanges({ settings }: WithSettings): Observable<readonly (SettingKey | SecretKey)[]> {
  return observe(settings.onDidChange) as Observable<readonly (SettingKey | SecretKey)[]>;
}

export function hasSecret({ settings }: WithSettings, key: SecretKey): boolean {
  return settings.hasSecret(key);
}
