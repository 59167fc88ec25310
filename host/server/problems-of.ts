import type { ZodError } from 'zod';
import { fieldName } from './field-name.ts';

type Issue = ZodError['issues'][number];

/** German, for the user: which fields do not fit and why, never the received value. */
export function problemsOf(error: ZodError): string {
  const shown = error.issues.slice(0, 5).map((issue) => `${fieldName(issue.path)} ${reasonOf(issue)}`);
  const more = error.issues.length - shown.length;
  return `Ungültige Angaben: ${shown.join('; ')}${more > 0 ? ` … und ${String(more)} weitere` : ''}`;
}

const WRONG_FORM = 'hat nicht die erwartete Form';

function reasonOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return `hat mehr als ${limit(issue.maximum, issue.origin)}`;
    case 'too_small':
      return `hat weniger als ${limit(issue.minimum, issue.origin)}`;
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'fehlt' : WRONG_FORM;
    case 'invalid_value':
    case 'invalid_union':
      return 'hat keinen erlaubten Wert';
    case 'unrecognized_keys':
      return `enthält unbekannte Angaben (${issue.keys.join(', ')})`;
    case 'invalid_format':
      // wire/ gives its patterns a sentence of their own; zod's begin like this.
      return issue.message.startsWith('Invalid') ? WRONG_FORM : issue.message;
    case 'custom':
      return issue.message;
    default:
      return WRONG_FORM;
  }
}

function limit(value: number | bigint, origin: string): string {
  const unit = { string: ' Zeichen', array: ' Einträge' }[origin] ?? '';
  return `${String(value)}${unit}`;
}
