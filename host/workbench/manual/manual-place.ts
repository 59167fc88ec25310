import type { Workbench } from '../workbench.ts';

/** Where the manual speaks of what is open: an anchor of its pages. */
export const placeOfView = ({
  register,
  views,
  page,
}: Pick<Workbench, 'register' | 'views' | 'page'>): string =>
  register === 'edit' ? views.active : register === 'options' ? `options-${page}` : register;

/** Parts of views and dialogs name theirs by `data-manual`: the nearest around what has the focus counts, then the uppermost dialog. */
export function placeAround(event: Event): string | undefined {
  const dialogs = [...document.querySelectorAll('dialog[open]')].reverse();
  return [...event.composedPath(), ...dialogs]
    .map((around) => (around instanceof HTMLElement ? around.dataset['manual'] : undefined))
    .find((place) => place !== undefined);
}
