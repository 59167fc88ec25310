import type { Disposable } from './disposable.ts';

/** Value of a context key that `when` clauses of the manifest ask for. */
export type ContextValue = string | number | boolean;

export interface Commands {
  /**
   * Gives a command of the manifest its behaviour.
   * @throws Error when the manifest does not declare the command or it already has a handler.
   */
  register(command: string, handler: (...args: readonly unknown[]) => unknown): Disposable;
  /** Runs a declared command and answers with what its handler answers. Rejects with the handler's error. */
  execute(command: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Sets (or with `undefined` removes) a context key; toolbars and menus follow at once. */
  setContext(key: string, value: ContextValue | undefined): void;
}
