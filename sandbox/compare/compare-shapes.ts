import { readFileSync } from 'node:fs';
import { startSandbox } from '../server.ts';
import { ownShapes } from './own-shapes.ts';
import { parseShapes } from './shape.ts';
import type { Shape } from './shape.ts';

function lackOf(call: string, recorded: Shape, own: Shape | undefined): string[] {
  if (!own) return [`${call}: no such answer`];
  return [...recorded].flatMap(([path, types]) => {
    const known = own.get(path);
    if (!known) return [`${call}: ${path} is missing`];
    // A null stands for a member that is left out elsewhere.
    const lacking = [...types].filter((type) => type !== 'null' && !known.has(type));
    return lacking.map((type) => `${call}: ${path} is never ${type}`);
  });
}

/** What a recorded answer has and ours lacks, one line each; empty when nothing drifted. */
export async function compareShapes(file: string): Promise<string[]> {
  const recorded = parseShapes(readFileSync(file, 'utf8'));
  if (recorded.size === 0) throw new Error(`${file} records no call: it has no line "## GET /v1/…"`);
  const sandbox = await startSandbox({ dataSet: 'demo', ratePerSecond: Infinity });
  try {
    const own = await ownShapes(sandbox);
    return [...recorded].flatMap(([call, shape]) => lackOf(call, shape, own.get(call)));
  } finally {
    await sandbox.stop();
  }
}
