const STORAGE_KEY = 'fibuscan.density';

export const DENSITIES = ['normal', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** The choice of this browser. */
export const storedDensity = (): Density =>
  localStorage.getItem(STORAGE_KEY) === 'compact' ? 'compact' : 'normal';

/** The tokens of the sheet follow, also in plugins; lists that are on the screen keep their rows until they are opened again. */
export function applyDensity(): void {
  document.documentElement.dataset['density'] = storedDensity();
}

/** Remembers and applies it. */
export function chooseDensity(density: Density): void {
  localStorage.setItem(STORAGE_KEY, density);
  applyDensity();
}
