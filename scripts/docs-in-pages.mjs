// Puts pages of docs into HTML pages where a comment names them: the manual that the workbench opens by F1.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Marked } from 'marked';

const NAMED = /<!-- ((?:docs\/[\w-]+\.md ?)+)-->/;
const nameOf = (file) => path.basename(file, '.md');

/** The HTML of several pages as one, with its table of contents: what leads to one of them leads down the same page. */
export function renderDocs(files, read) {
  const contents = [];
  const names = files.map(nameOf);
  const markdown = new Marked({
    walkTokens(token) {
      if (token.type === 'link')
        token.href = token.href.replace(/^([\w-]+)\.md$/, (_link, name) =>
          names.includes(name) ? `#${name}` : `${name}.html`,
        );
      // Vite takes the picture from there.
      if (token.type === 'image') token.href = `../../docs/${token.href}`;
      const [, id] = (token.type === 'heading' && /<a id="([\w-]+)">/.exec(token.raw)) || [];
      if (id !== undefined)
        contents.push({ id, depth: token.depth, title: token.text.replace(/<[^>]*>/g, '') });
    },
  });
  const pages = files.map((file) => `<section id="${nameOf(file)}">${markdown.parse(read(file))}</section>`);
  const links = contents.map(
    ({ id, depth, title }) => `<a class="depth-${depth}" href="#${id}">${title}</a>`,
  );
  return `<nav>${links.join('')}</nav><main>${pages.join('')}</main>`;
}

export const docsInPages = (root) => ({
  name: 'docs-in-pages',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html.replace(NAMED, (_comment, files) =>
        renderDocs(files.trim().split(' '), (file) => readFileSync(path.join(root, file), 'utf8')),
      ),
  },
});
