/**
 * Fault scripts: rules separated by `;`, each `kind[=value] [after] [METHOD] [/path] [5% | #3 | #3-7 | x2]`.
 * See README for the kinds. The first rule that strikes wins.
 */
import { SeededRandom } from '../random.ts';

const FAULT_KINDS = [
  '401',
  '402',
  '403',
  '429',
  '500',
  '500-throttle',
  '502',
  '503',
  '504',
  'reset',
  'half-body',
  'html',
  'slow',
  'drip',
  'content-type',
  'garbage',
] as const;

type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultRule {
  kind: FaultKind;
  /** Retry-After of a 429, milliseconds of `slow` and `drip`, type of `content-type`. */
  value?: string;
  /** The request is executed, only its answer is lost. */
  after?: boolean;
  method?: string;
  /** Beginning of the path, e.g. `/v1/invoices`. */
  path?: string;
  /** 0…1; left out: always. */
  share?: number;
  /** Numbers of the matching requests that are struck, from 1, both included. */
  from?: number;
  to?: number;
}

export class FaultScriptError extends Error {
  override readonly name = 'FaultScriptError';
}

/** Throws a `FaultScriptError` that names the word it does not understand. */
export function parseFaultScript(script: string): FaultRule[] {
  return script
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(parseRule);
}

function parseRule(text: string): FaultRule {
  const [head = '', ...words] = text.split(/\s+/);
  const [kind, value] = splitOnce(head);
  if (!isFaultKind(kind))
    throw new FaultScriptError(`unknown fault "${kind}"; there are: ${FAULT_KINDS.join(', ')}`);
  const rule: FaultRule = { kind, ...(value !== undefined && { value }) };
  for (const word of words) applyWord(rule, word);
  return rule;
}

function applyWord(rule: FaultRule, word: string): void {
  const range = /^#(\d+)(?:-(\d+))?$/.exec(word);
  const share = /^(\d+(?:\.\d+)?)%$/.exec(word);
  const times = /^x(\d+)$/.exec(word);
  if (range) {
    rule.from = Number(range[1]);
    rule.to = Number(range[2] ?? range[1]);
  } else if (share) rule.share = Number(share[1]) / 100;
  else if (times) {
    rule.from = 1;
    rule.to = Number(times[1]);
  } else if (word === 'after') rule.after = true;
  else if (/^(GET|POST|PUT|DELETE)$/.test(word)) rule.method = word;
  else if (word.startsWith('/')) rule.path = word;
  else throw new FaultScriptError(`cannot read "${word}" in a fault script`);
}

function splitOnce(head: string): [kind: string, value: string | undefined] {
  const at = head.indexOf('=');
  return at < 0 ? [head, undefined] : [head.slice(0, at), head.slice(at + 1)];
}

function isFaultKind(text: string): text is FaultKind {
  return (FAULT_KINDS as readonly string[]).includes(text);
}

/** Decides which request is struck; repeatable for the same seed and the same order of requests. */
export class FaultPlan {
  readonly #rules: readonly FaultRule[];
  readonly #seen: number[];
  readonly #random: SeededRandom;

  constructor(rules: readonly FaultRule[] = [], seed = 1) {
    this.#rules = rules;
    this.#seen = rules.map(() => 0);
    this.#random = new SeededRandom(seed);
  }

  next(method: string, path: string): FaultRule | undefined {
    let struck: FaultRule | undefined;
    for (const [index, rule] of this.#rules.entries()) {
      if (rule.method !== undefined && rule.method !== method) continue;
      if (rule.path !== undefined && !path.startsWith(rule.path)) continue;
      const count = (this.#seen[index] ?? 0) + 1;
      this.#seen[index] = count;
      const inRange = rule.from === undefined || (count >= rule.from && count <= (rule.to ?? rule.from));
      const drawn = rule.share === undefined || this.#random.next() < rule.share;
      if (inRange && drawn) struck ??= rule;
    }
    return struck;
  }
}
