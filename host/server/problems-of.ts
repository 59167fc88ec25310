import type { ZodError } from 'zod';

/** Paths and reasons of what does not fit, never the received value. */
export function problemsOf(error: ZodError): string {
  const shown = error.issues
    .slice(0, 5)
    .map((issue) =>
      [issue.path.map(String).join('.'), issue.message].filter((part) => part !== '').join(': '),
    );
  const more = error.issues.length - shown.length;
  return `Ungültige Angaben: ${shown.join('; ')}${more > 0 ? ` … und ${String(more)} weitere` : ''}`;
}
