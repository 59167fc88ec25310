/** The HTML of several pages as one, with its table of contents. */
export function renderDocs(files: readonly string[], read: (file: string) => string): string;
