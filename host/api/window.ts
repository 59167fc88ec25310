import type { Disposable } from './disposable.ts';
import type { Severity } from './severity.ts';

export interface DialogOptions<A> {
  readonly title: string;
  /** `narrow` for a question, `wide` for lists (most of the screen). */
  readonly size: 'narrow' | 'wide';
  /** Where the manual speaks of it, an anchor of its pages; F1 opens it. */
  readonly manual?: string;
  /** Fills the body; call `close` with the answer. What it answers is disposed when the dialog is gone. */
  mount(body: HTMLElement, close: (answer?: A) => void): Disposable;
  /** Asked before Escape or the close button take effect; `false` keeps the dialog open. */
  canClose?(): boolean | Promise<boolean>;
}

export interface Progress {
  /** Numbers for the bar, a text beside it. */
  report(step: { readonly done: number; readonly total?: number; readonly message?: string }): void;
  /** Aborted when the user cancels. */
  readonly signal: AbortSignal;
}

export interface Window {
  /** Modal dialog; resolves with the answer, `undefined` when it was closed without one. Focus returns to where it was. */
  showDialog<A>(dialog: DialogOptions<A>): Promise<A | undefined>;
  /** Message with optional actions; resolves with the chosen action. Errors stay until closed and are announced. */
  showMessage(
    severity: Severity,
    message: string,
    ...actions: readonly string[]
  ): Promise<string | undefined>;
  /** Runs a task while a progress display with "Abbrechen" is shown. */
  withProgress<T>(title: string, task: (progress: Progress) => Promise<T>): Promise<T>;
  /** The plugin's text in the status bar; a later text replaces an earlier one. */
  setStatus(text: string, tooltip?: string): Disposable;
  /** Offers a file for saving. */
  saveFile(file: {
    readonly name: string;
    readonly contentType: string;
    readonly content: string;
  }): Promise<void>;
  /** Opens an address in the user's browser; https only, or loopback. */
  openExternal(url: string): void;
}
