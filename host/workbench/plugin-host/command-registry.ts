import type { Disposable } from '../../api/disposable.ts';

type Handler = (...args: readonly unknown[]) => unknown;

/** Handlers of the declared commands. */
export class CommandRegistry {
  readonly #handlers = new Map<string, Handler>();

  /**
   * @param declared whether the manifest of a plugin declares the command
   * @param activate activates the plugin that declares it
   */
  constructor(
    private readonly declared: (command: string) => boolean,
    private readonly activate: (command: string) => Promise<void>,
  ) {}

  register(command: string, handler: Handler): Disposable {
    if (!this.declared(command)) throw new Error(`The manifest declares no command "${command}".`);
    if (this.#handlers.has(command)) throw new Error(`The command "${command}" already has a handler.`);
    this.#handlers.set(command, handler);
    return {
      dispose: () => {
        if (this.#handlers.get(command) === handler) this.#handlers.delete(command);
      },
    };
  }

  /** Activates the plugin first where its handler is not there yet. */
  async execute(command: string, ...args: readonly unknown[]): Promise<unknown> {
    if (!this.declared(command)) throw new Error(`The manifest declares no command "${command}".`);
    if (!this.#handlers.has(command)) await this.activate(command);
    const handler = this.#handlers.get(command);
    if (handler === undefined) throw new Error(`Nobody handles the command "${command}".`);
    return handler(...args);
  }
}
