/** File name of a `Content-Disposition` header (RFC 6266, RFC 5987), safe to store (G14); `undefined` when it gives none. */
export function fileNameOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const extended = /;\s*filename\*\s*=\s*(?:utf-8|iso-8859-1)'[^']*'([^;\s]+)/i.exec(`;${header}`)?.[1];
  if (extended !== undefined) {
    const name = safeFileName(percentDecoded(extended));
    if (name !== undefined) return name;
  }
  const quoted = /;\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(`;${header}`)?.[1];
  if (quoted !== undefined) return safeFileName(utf8IfItIs(quoted.replace(/\\(.)/g, '$1')));
  // The API sends it unquoted, with spaces at times and a semicolon at the end.
  const plain = /;\s*filename\s*=\s*([^;"]+)/i.exec(`;${header}`)?.[1];
  return plain === undefined ? undefined : safeFileName(utf8IfItIs(percentDecoded(plain)));
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Header bytes arrive as Latin-1; many servers write UTF-8 into them. */
function utf8IfItIs(text: string): string {
  const codes = Array.from(text, (char) => char.codePointAt(0) ?? 0);
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(codes));
  } catch {
    return text;
  }
}

const MAX_NAME = 120;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name without path, control or direction characters, and none that Windows refuses. */
export function safeFileName(text: string): string | undefined {
  const base = text.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = base
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name === '') return undefined;
  const extension = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  const cut = `${Array.from(stem)
    .slice(0, MAX_NAME - extension.length)
    .join('')
    .trimEnd()}${extension}`;
  return RESERVED.test(cut) ? `_${cut}` : cut;
}
