/** Ends a program with one sentence, as the last line that it says. */
export function sayAndFail(what: string, error: unknown): void {
  console.error(`\n${what}: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
