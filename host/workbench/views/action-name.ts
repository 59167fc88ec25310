import { hostActions } from '../l10n/text.ts';

/** What an action of the Logbuch is called: by this host, or by the plugin that wrote it; an unknown one is its own name. */
export type ActionNames = Readonly<Record<string, string>>;

export function actionName(action: string, ofPlugins: ActionNames): string {
  return hostActions[action] ?? ofPlugins[action] ?? action;
}
