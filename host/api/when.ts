import type { ContextValue } from './commands.ts';

/** Value of a context key now; `undefined` for a key that nobody has set. */
export type ContextLookup = (key: string) => ContextValue | undefined;

export type WhenResult =
  | { readonly ok: true; readonly evaluate: (context: ContextLookup) => boolean }
  | { readonly ok: false; readonly problem: WhenProblem };

export interface WhenProblem {
  /** Where in the clause, from 0. */
  readonly offset: number;
  readonly message: string;
  /** How to write it instead. */
  readonly hint?: string;
}

type Term = (context: ContextLookup) => ContextValue | undefined;
interface Token {
  readonly kind: '&&' | '||' | '!' | '==' | '!=' | '(' | ')' | 'key' | 'literal' | 'end';
  readonly offset: number;
  readonly text: string;
  readonly value?: ContextValue;
}

const TOKEN = /\s*(?:(&&|\|\||==|!=|!|\(|\))|([A-Za-z_][\w.-]*)|'([^']*)'|(-?\d+(?:\.\d+)?))/y;
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/^&/, 'write && for "and"'],
  [/^\|/, 'write || for "or"'],
  [/^=/, 'write == to compare'],
  [/^"/, "write text in single quotes: 'text'"],
  [/^'/, 'the closing quote is missing'],
  [/^[<>]/, 'only == and != compare'],
];

/**
 * Parses a `when` clause: context keys, `true`, `false`, numbers and 'text', joined by `!`, `==`, `!=`, `&&`, `||` (binding in this order) and
 * parentheses. An unset key is false, and differs from every literal.
 */
export function parseWhen(clause: string): WhenResult {
  try {
    const parser = new WhenParser(tokenize(clause));
    const term = parser.clause();
    return { ok: true, evaluate: (context) => Boolean(term(context)) };
  } catch (error) {
    if (error instanceof WhenError) return { ok: false, problem: error.problem };
    throw error;
  }
}

class WhenError extends Error {
  constructor(readonly problem: WhenProblem) {
    super(problem.message);
  }
}

function fail(offset: number, message: string, hint?: string): never {
  throw new WhenError({ offset, message, ...(hint === undefined ? {} : { hint }) });
}

function tokenize(clause: string): Token[] {
  const tokens: Token[] = [];
  const end = clause.trimEnd().length;
  for (let position = 0; position < end; position = TOKEN.lastIndex) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(clause);
    if (match === null) {
      const offset = position + clause.slice(position).search(/\S/);
      const rest = clause.slice(offset);
      fail(offset, `unexpected ${rest.charAt(0)}`, HINTS.find(([pattern]) => pattern.test(rest))?.[1]);
    }
    const [all, operator, word, quoted, digits] = match;
    const text = all.trim();
    const offset = TOKEN.lastIndex - text.length;
    if (operator !== undefined) tokens.push({ kind: operator as Token['kind'], offset, text });
    else if (quoted !== undefined) tokens.push({ kind: 'literal', offset, text, value: quoted });
    else if (digits !== undefined) tokens.push({ kind: 'literal', offset, text, value: Number(digits) });
    else if (word === 'true' || word === 'false')
      tokens.push({ kind: 'literal', offset, text, value: word === 'true' });
    else tokens.push({ kind: 'key', offset, text });
  }
  return [...tokens, { kind: 'end', offset: clause.length, text: '' }];
}

class WhenParser {
  #index = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  clause(): Term {
    const term = this.#or();
    const rest = this.#peek();
    if (rest.kind !== 'end') {
      fail(
        rest.offset,
        `unexpected ${rest.text}`,
        rest.kind === ')' ? 'the opening ( is missing' : 'join with && or ||',
      );
    }
    return term;
  }

  #or(): Term {
    let left = this.#and();
    while (this.#accept('||')) {
      const [first, second] = [left, this.#and()];
      left = (context) => Boolean(first(context)) || Boolean(second(context));
    }
    return left;
  }

  #and(): Term {
    let left = this.#comparison();
    while (this.#accept('&&')) {
      const [first, second] = [left, this.#comparison()];
      left = (context) => Boolean(first(context)) && Boolean(second(context));
    }
    return left;
  }

  #comparison(): Term {
    const left = this.#operand();
    const equal = this.#accept('==');
    if (!equal && !this.#accept('!=')) return left;
    const right = this.#operand();
    return (context) => (left(context) === right(context)) === equal;
  }

  #operand(): Term {
    const token = this.#peek();
    this.#index++;
    switch (token.kind) {
      case '!': {
        const operand = this.#operand();
        return (context) => !operand(context);
      }
      case '(': {
        const inner = this.#or();
        const closing = this.#peek();
        if (!this.#accept(')')) fail(closing.offset, 'expected )', 'a parenthesis is not closed');
        return inner;
      }
      case 'key':
        return (context) => context(token.text);
      case 'literal':
        return () => token.value;
      default:
        return fail(
          token.offset,
          token.kind === 'end' ? 'unexpected end' : `unexpected ${token.text}`,
          'a context key or a literal belongs here',
        );
    }
  }

  #peek(): Token {
    const last = this.tokens.length - 1;
    const token = this.tokens[Math.min(this.#index, last)];
    if (token === undefined) throw new Error('a clause has at least its end');
    return token;
  }

  #accept(kind: Token['kind']): boolean {
    if (this.#peek().kind !== kind) return false;
    this.#index++;
    return true;
  }
}
