import type { Disposable } from './disposable.ts';

export interface Badge {
  /** Number in the pill; from 1 000 the host shows `999+`. 0 is not shown: show no badge instead. */
  readonly count?: number;
  /** Full text, also the accessible description of the button. */
  readonly tooltip: string;
  /** `refreshing` draws a moving line, `stale` greys the number (offline). Default `ready`. */
  readonly state?: 'ready' | 'refreshing' | 'stale';
}

export interface Badges {
  /** Shows a badge on the toolbar button of a command; a later badge covers an earlier one, disposing hides it. */
  show(command: string, badge: Badge): Disposable;
}
