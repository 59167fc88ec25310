const STORAGE_KEY = 'fibuscan.viewer';

/** How this browser shows the Belegviewer, in every list alike. */
export interface ViewerLayout {
  /** Of the room that list and Belegviewer share, in per cent. */
  readonly share: number;
  readonly isShown: boolean;
}

const PLAIN: ViewerLayout = { share: 32, isShown: true };

export function readViewerLayout(): ViewerLayout {
  try {
    return { ...PLAIN, ...(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<ViewerLayout>) };
  } catch {
    return PLAIN;
  }
}

export function storeViewerLayout(layout: ViewerLayout): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(layout));
}
