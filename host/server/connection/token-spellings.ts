/**
 * Finds a token in a text however a remote may echo it: plain, each character percent-encoded (also twice), escaped as in JSON or HTML, or the
 * whole in hexadecimal or base64, at any place in what was encoded.
 */
export function spellingsOf(token: string): RegExp {
  const bytes = Buffer.from(token, 'utf8');
  const characters = Array.from(bytes.toString('latin1'), spelled).join('');
  const hex = Array.from(bytes.toString('hex'), anyCase).join('');
  return new RegExp([characters, hex, ...base64Of(bytes)].join('|'));
}

function spelled(character: string): string {
  const code = character.charCodeAt(0);
  const hex = Array.from(code.toString(16).padStart(2, '0'), anyCase).join('');
  const plain = `\\\\*${escaped(character)}`; // in JSON a slash may have a backslash
  return `(?:${plain}|%(?:25)*${hex}|\\\\+u00${hex}|\\\\+x${hex}|&#0*${String(code)};|&#[xX]0*${hex};)`;
}

/** The part of the base64 that does not depend on what stands before and after, for each of three places. */
function base64Of(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    const own = encoded.slice(Math.ceil((before * 8) / 6), whole);
    return Array.from(
      own,
      (character) => ({ '+': '[-+]', '/': '[_/]' })[character] ?? escaped(character),
    ).join('');
  });
}

const anyCase = (character: string): string =>
  /[a-z]/i.test(character) ? `[${character.toLowerCase()}${character.toUpperCase()}]` : character;

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
