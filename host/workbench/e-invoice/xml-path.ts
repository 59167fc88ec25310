/** All elements at a path of local names: the prefixes of a sender are his own. */
export function allAt(start: Element | undefined, path: string): readonly Element[] {
  return path
    .split('/')
    .reduce<readonly Element[]>(
      (found, name) =>
        found.flatMap((element) => [...element.children].filter(({ localName }) => localName === name)),
      start === undefined ? [] : [start],
    );
}

export const firstAt = (start: Element | undefined, path: string): Element | undefined =>
  allAt(start, path)[0];

/** Without blanks at its ends; what is empty is absent. */
export function textAt(start: Element | undefined, path: string): string | undefined {
  const text = firstAt(start, path)?.textContent.trim();
  return text === '' ? undefined : text;
}

export const textsAt = (start: Element | undefined, paths: readonly string[]): readonly string[] =>
  paths.map((path) => textAt(start, path)).filter((text) => text !== undefined);
