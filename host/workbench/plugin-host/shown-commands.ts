import type { ManifestCommand } from '../../api/manifest.schema.ts';
import type { ViewId } from '../../api/views.ts';
import type { PluginHost } from './plugin-host.ts';

export interface ShownCommand {
  readonly command: ManifestCommand;
  /** The button in whose menu it stands; absent for a button. */
  readonly button?: ManifestCommand;
}

/** What the toolbar of a view offers now, each button before its menu. */
export function shownCommands(
  { plugins, contextKeys }: Pick<PluginHost, 'plugins' | 'contextKeys'>,
  view: ViewId,
): readonly ShownCommand[] {
  return plugins.flatMap(({ manifest: { contributes } }) => {
    const declared = (id: string): readonly ManifestCommand[] =>
      contributes.commands.filter(({ command }) => command === id);
    return (contributes.toolbars[view] ?? [])
      .filter(({ when }) => contextKeys.holds(when))
      .flatMap((item) =>
        declared(item.command).flatMap((button) => [
          { command: button },
          ...(item.menu ?? [])
            .filter(({ when }) => contextKeys.holds(when))
            .flatMap((entry) => declared(entry.command).map((command) => ({ command, button }))),
        ]),
      );
  });
}
