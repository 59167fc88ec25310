import { html, render, type TemplateResult } from 'lit';
import { text, type TextKey } from '../l10n/text.ts';
import { VIEWS } from '../location.ts';
import { shownCommands } from '../plugin-host/shown-commands.ts';
import { mountForm } from '../window/mount-form.ts';
import { showDialog } from '../window/show-dialog.ts';
import type { Workbench } from '../workbench.ts';
import { keyName } from './key-name.ts';
import { VIEW_KEYS } from './view-keys.ts';

type Line = readonly [shortcut: string, meaning: string];

const IN_LISTS: readonly (readonly [string, TextKey])[] = [
  ['↑ ↓ ← →', 'shortcuts.cells'],
  ['Ctrl+Home / Ctrl+End', 'shortcuts.ends'],
  ['Enter', 'shortcuts.sort'],
  ['Shift+F10', 'shortcuts.menu'],
  ['Shift+↑ ↓', 'shortcuts.marks'],
  ['Ctrl+A', 'shortcuts.markAll'],
  ['Esc', 'shortcuts.close'],
];

/** The shortcuts that work where the user is. */
export async function showShortcuts({ pluginHost, views, register }: Workbench): Promise<void> {
  const commands = register === 'edit' ? shownCommands(pluginHost, views.active) : [];
  const sections: readonly (readonly [TextKey, readonly Line[]])[] = [
    [
      'shortcuts.everywhere',
      [
        ['Ctrl+K', text('palette.title')],
        ...VIEWS.map((view): Line => [VIEW_KEYS[view], text(`cockpit.${view}`)]),
        ['?', text('shortcuts.title')],
        ['F1', text('manual.here')],
      ],
    ],
    [
      'shortcuts.here',
      commands.flatMap(({ command: { key, title } }): readonly Line[] =>
        key === undefined ? [] : [[key, title]],
      ),
    ],
    ['shortcuts.lists', IN_LISTS.map(([key, meaning]): Line => [key, text(meaning)])],
  ];
  await showDialog({
    title: text('shortcuts.title'),
    size: 'narrow',
    manual: 'shortcuts',
    mount: (body) =>
      mountForm(body, (root) => {
        render(
          sections.flatMap(([title, lines]) =>
            lines.length === 0 ? [] : [renderSection(text(title), lines)],
          ),
          root,
        );
        // On a low screen it scrolls, and there is nothing else in it that could have the focus.
        root.tabIndex = 0;
        root.focus();
      }),
  });
}

const renderSection = (title: string, lines: readonly Line[]): TemplateResult =>
  html`<section>
    <h3>${title}</h3>
    <dl class="pairs">
      ${lines.map(
        ([shortcut, meaning]) =>
          html`<dt><kbd>${keyName(shortcut)}</kbd></dt>
            <dd>${meaning}</dd>`,
      )}
    </dl>
  </section>`;
