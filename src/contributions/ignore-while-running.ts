/** A second call while the first one runs joins it instead of starting again: a double click opens one dialog (B10). */
export function ignoreWhileRunning(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= task().finally(() => {
      running = undefined;
    });
    return running;
  };
}
