/** A second call while the first one runs joins it instead of starting again: a double click opens one dialog (B10). */
export function ignoreWhileRunning<A extends readonly unknown[]>(
  task: (...args: A) => Promise<void>,
): (...args: A) => Promise<void> {
  let running: Promise<void> | undefined;
  return (...args) => {
    running ??= task(...args).finally(() => {
      running = undefined;
    });
    return running;
  };
}
