import type { SetupStep } from '../../api/manifest.schema.ts';
import type { PluginHost } from './plugin-host.ts';

export interface OpenSetUp {
  readonly title: string;
  readonly steps: readonly (SetupStep & { readonly isDone: boolean })[];
  /** The first step that is not done. */
  readonly next: SetupStep;
}

/** The set-ups of plugins that know how far theirs is, and have steps left. */
export function openSetUps({
  plugins,
  contextKeys,
}: Pick<PluginHost, 'plugins' | 'contextKeys'>): readonly OpenSetUp[] {
  return plugins.flatMap(({ manifest: { contributes } }) => {
    const { setup } = contributes;
    if (setup === undefined || !contextKeys.holds(setup.when)) return [];
    const steps = setup.steps.map((step) => ({ ...step, isDone: contextKeys.holds(step.done) }));
    const next = steps.find(({ isDone }) => !isDone);
    return next === undefined ? [] : [{ title: setup.title, steps, next }];
  });
}
