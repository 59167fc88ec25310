export type KeptValues = Readonly<Record<string, string | undefined>>;

const storageKey = (view: string): string => `fibuscan.view.${view}`;

/** What the user has set in a view, for this tab: it survives a reload and a visit to another view. */
export function recallView(view: string): KeptValues {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey(view)) ?? '{}') as KeptValues;
  } catch {
    return {};
  }
}

export function rememberView(view: string, values: KeptValues): void {
  sessionStorage.setItem(storageKey(view), JSON.stringify(values));
}
