import type { Language } from '../api/language.ts';

/** Answer of GET /api/host. */
export interface HostInfo {
  /** Of the contract. */
  readonly version: string;
  readonly user: string;
  readonly language: Language;
  readonly plugins: readonly {
    readonly id: string;
    /** Where its folder is served, ending with `/`. */
    readonly url: string;
    readonly problems: readonly string[];
  }[];
  /** Where the connections of the manifests lead. */
  readonly connections: readonly { readonly plugin: string; readonly id: string; readonly baseUrl: string }[];
}
