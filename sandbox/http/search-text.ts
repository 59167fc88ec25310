const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const ENTITY = /&(?:amp|lt|gt|quot|#39);/g;

/**
 * A search string as the API understands it: HTML-encoded by the caller (lexware-api.md 1.10).
 * A raw `&`, `<` or `>` finds nothing: undefined.
 */
export function decodeSearchText(text: string): string | undefined {
  if (/[&<>]/.test(text.replaceAll(ENTITY, ''))) return undefined;
  return text.replaceAll(ENTITY, (entity) => ENTITIES[entity] ?? entity);
}

/** Case-insensitive substring with `_` for one character, `%` for any run, backslash to escape. */
export function wildcardPattern(text: string): RegExp {
  let pattern = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\' && index + 1 < text.length) {
      index += 1;
      pattern += escapeRegExp(text.charAt(index));
    } else if (character === '_') pattern += '.';
    else if (character === '%') pattern += '.*';
    else pattern += escapeRegExp(character);
  }
  return new RegExp(pattern, 'isu');
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
