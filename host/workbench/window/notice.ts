import type { Severity } from '../../api/severity.ts';

export interface Message {
  readonly kind: 'message';
  readonly id: number;
  readonly severity: Severity;
  readonly text: string;
  readonly actions: readonly string[];
  answer(action: string | undefined): void;
}

export interface RunningTask {
  readonly kind: 'task';
  readonly id: number;
  readonly title: string;
  readonly done?: number;
  readonly total?: number;
  readonly text?: string;
  readonly cancelled: boolean;
  cancel(): void;
}

export type Notice = Message | RunningTask;
