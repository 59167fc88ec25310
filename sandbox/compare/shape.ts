/** The shape of a JSON body: a path like `lineItems[].unitPrice.netAmount` with the JSON types that occur there. */
export type Shape = Map<string, Set<string>>;

function add(shape: Shape, path: string, type: string): void {
  shape.set(path, (shape.get(path) ?? new Set()).add(type));
}

/** Adds what a value has to a shape. */
export function collectShape(shape: Shape, value: unknown, path = ''): void {
  if (Array.isArray(value)) {
    add(shape, `${path}[]`, 'array');
    for (const item of value as unknown[]) collectShape(shape, item, `${path}[]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value))
      collectShape(shape, member, path === '' ? name : `${path}.${name}`);
  } else add(shape, path, value === null ? 'null' : typeof value);
}

/** Names that recordings of other languages use. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  str: 'string',
  int: 'number',
  float: 'number',
  bool: 'boolean',
  NoneType: 'null',
};

/**
 * Reads a recording of names and types: a line `## GET /v1/invoices/{id}` for each call, then a line `path: type` for each
 * member, several types with `|` between. A value behind the type (`str=open`) and a word behind the call are left out.
 */
export function parseShapes(text: string): Map<string, Shape> {
  const calls = new Map<string, Shape>();
  let shape: Shape | undefined;
  for (const line of text.split(/\r?\n/)) {
    const call = /^##\s+(GET \/\S+)/.exec(line)?.[1];
    const member = /^(\S+):\s+(\S.*)$/.exec(line);
    if (call !== undefined) {
      shape = calls.get(call) ?? new Map();
      calls.set(call, shape);
    } else if (shape && member?.[1] !== undefined && member[2] !== undefined) {
      for (const type of member[2].split('|')) {
        const name = type.trim().split('=')[0] ?? '';
        add(shape, member[1], TYPE_NAMES[name] ?? name);
      }
    }
  }
  return calls;
}
