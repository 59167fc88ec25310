import type { Sandbox } from '../../../sandbox/server.ts';
import { call } from './client.ts';
import type { Answer } from './client.ts';

/** A multipart upload; without a name there is no file part, without a type no `type`. */
export function upload(
  sandbox: Sandbox,
  path: string,
  name: string | undefined,
  content: Uint8Array,
  type?: string,
): Promise<Answer> {
  const form = new FormData();
  if (type !== undefined) form.set('type', type);
  if (name !== undefined) form.set('file', new Blob([new Uint8Array(content)]), name);
  return call(sandbox, 'POST', path, { body: form });
}
