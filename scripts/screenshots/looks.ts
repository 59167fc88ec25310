/** How the workbench is looked at. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  /** 2: as with the browser's zoom at 200 %. */
  readonly zoom: number;
}

const look = (width: number, height: number, scheme: Look['scheme'], zoom = 1): Look => ({
  width,
  height,
  scheme,
  zoom,
});

export const LOOKS = {
  light: look(1280, 800, 'light'),
  dark: look(1280, 800, 'dark'),
  wide: look(1920, 1080, 'light'),
  'wide-dark': look(1920, 1080, 'dark'),
  zoom: look(1280, 800, 'light', 2),
  'zoom-dark': look(1280, 800, 'dark', 2),
} as const satisfies Record<string, Look>;

export type LookName = keyof typeof LOOKS;
export const LOOK_NAMES = Object.keys(LOOKS) as readonly LookName[];
