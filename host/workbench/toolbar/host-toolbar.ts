import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Badge } from '../../api/badges.ts';
import type { ManifestCommand, ToolbarItem } from '../../api/manifest.schema.ts';
import type { ViewId } from '../../api/views.ts';
import { icon } from '../icons.ts';
import { keyName } from '../keyboard/key-name.ts';
import { text } from '../l10n/text.ts';
import type { PluginHost } from '../plugin-host/plugin-host.ts';
import { controls } from '../styles/controls.styles.ts';
import { Watch } from '../watch.ts';
import { badgeName, badgeText } from './badge-text.ts';
import './host-menu.ts';
import { toolbarStyles } from './host-toolbar.styles.ts';

/** The buttons that plugins contribute to a view. */
@customElement('host-toolbar')
export class HostToolbar extends LitElement {
  static override styles = [controls, toolbarStyles];

  @property({ attribute: false }) pluginHost!: PluginHost;
  @property() view: ViewId = 'customers';
  readonly #running = new Set<string>();

  protected readonly watch = new Watch(this, (changed) => [
    this.pluginHost.badges.onDidChange(changed),
    this.pluginHost.contextKeys.onDidChange(changed),
  ]);

  override render(): TemplateResult {
    const { contextKeys, plugins } = this.pluginHost;
    return html`<div class="toolbar" role="group" aria-label=${text('toolbar.label')}>
      ${plugins.flatMap(({ manifest }) =>
        (manifest.contributes.toolbars[this.view] ?? [])
          .filter(({ when }) => contextKeys.holds(when))
          .map((item) => this.#renderItem(item, manifest.contributes.commands)),
      )}
    </div>`;
  }

  #renderItem(item: ToolbarItem, commands: readonly ManifestCommand[]): TemplateResult | typeof nothing {
    const declared = (id: string): ManifestCommand | undefined =>
      commands.find(({ command }) => command === id);
    const command = declared(item.command);
    if (command === undefined) return nothing;
    const badge = item.badge ? this.pluginHost.badges.get(item.command) : undefined;
    const menu = (item.menu ?? [])
      .filter(({ when }) => this.pluginHost.contextKeys.holds(when))
      .flatMap((entry) => {
        const command = declared(entry.command);
        if (command === undefined) return [];
        const { title, key } = command;
        return [{ id: entry.command, label: title, ...(key === undefined ? {} : { shortcut: key }) }];
      });
    const running = this.#running.has(item.command);
    return html`<div class="item" @contextmenu=${(event: Event) => this.#openMenu(event, menu.length > 0)}>
      <button
        type="button"
        class="main"
        aria-label=${badgeName(command.title, badge)}
        aria-description=${badge?.tooltip ?? nothing}
        aria-busy=${running || badge?.state === 'refreshing' ? 'true' : 'false'}
        aria-keyshortcuts=${command.key ?? nothing}
        title=${this.#tooltip(command, badge) ?? nothing}
        @click=${() => void this.#run(item.command)}
      >
        ${command.icon === undefined ? nothing : icon(command.icon)}<span>${command.title}</span>${this.#renderBadge(badge)}
      </button>
      ${
        menu.length === 0
          ? nothing
          : html`<button
                type="button"
                class="arrow"
                aria-haspopup="menu"
                aria-label=${text('toolbar.more', { title: command.title })}
                @click=${(event: Event) => this.#openMenu(event, true)}
              >
                ${icon('down', 14)}
              </button>
              <host-menu
                .label=${command.title}
                .items=${menu}
                @host-choose=${(event: CustomEvent<string>) => void this.#run(event.detail)}
              ></host-menu>`
      }
    </div>`;
  }

  #tooltip({ tooltip, key }: ManifestCommand, badge: Badge | undefined): string | undefined {
    const words = badge?.tooltip ?? tooltip;
    if (words === undefined || key === undefined) return words;
    return text('toolbar.withKey', { words, key: keyName(key) });
  }

  #renderBadge(badge: Badge | undefined): TemplateResult | typeof nothing {
    if (badge === undefined) return nothing;
    const count = badgeText(badge);
    if (count === undefined && badge.state !== 'refreshing') return nothing;
    // The number is drawn by the style sheet: in the text of the button it would stand beside the same number in its name.
    return html`<span
      class="badge ${badge.state ?? 'ready'} ${count === undefined ? 'blank' : ''}"
      data-count=${count ?? ''}
    ></span>`;
  }

  #openMenu(event: Event, available: boolean): void {
    if (!available) return;
    event.preventDefault();
    const item = (event.currentTarget as Element).closest('.item');
    const opener = item?.querySelector<HTMLElement>(event.type === 'contextmenu' ? '.main' : '.arrow');
    if (item && opener) item.querySelector('host-menu')?.open(item, opener);
  }

  /** A second click while the command still runs does nothing. */
  async #run(command: string): Promise<void> {
    if (this.#running.has(command)) return;
    this.#running.add(command);
    this.requestUpdate();
    await this.pluginHost.run(command);
    this.#running.delete(command);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-toolbar': HostToolbar;
  }
}
