import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Manifest, SettingProperty } from '../../api/manifest.schema.ts';
import type { Settings } from '../../api/settings.ts';
import type { Books } from '../books.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { Watch } from '../watch.ts';
import type { Workbench } from '../workbench.ts';
import './host-secret-field.ts';
import './host-setting-field.ts';
import { renderNote } from './note.ts';
import { optionsStyles } from './options.styles.ts';

/** Optionen / Allgemein / Schnittstellen: the settings of every plugin, rendered from its manifest. */
@customElement('host-interface-options')
export class HostInterfaceOptions extends LitElement {
  static override styles = [controls, optionsStyles];

  @property({ attribute: false }) books!: Books;
  @property({ attribute: false }) workbench!: Workbench;

  protected readonly watch = new Watch(this, (changed) => [
    this.workbench.pluginHost.notes.onDidChange(changed),
    ...this.workbench.pluginHost.plugins.map(({ manifest }) => this.#settings(manifest).onDidChange(changed)),
  ]);

  override render(): TemplateResult {
    const broken = this.workbench.plugins.filter(({ problems }) => problems.length > 0);
    return html`<h1>${text('options.interfaces')}</h1>
      ${this.workbench.pluginHost.plugins.map(({ manifest }) => this.#renderPlugin(manifest))}
      ${this.workbench.pluginHost.plugins.length === 0 ? html`<p class="muted">${text('options.noPlugins')}</p>` : nothing}
      ${
        broken.length === 0
          ? nothing
          : html`<details class="group">
              <summary>${text('options.problems')}</summary>
              ${broken.map(
                ({ id, problems }) =>
                  html`<h3>${id}</h3>
                    <ul>
                      ${problems.map((problem) => html`<li>${problem}</li>`)}
                    </ul>`,
              )}
            </details>`
      }`;
  }

  #renderPlugin(manifest: Manifest): TemplateResult {
    const { section, title, properties } = manifest.contributes.configuration;
    const ordered = Object.entries(properties).sort(
      ([, a], [, b]) => (a.order ?? Infinity) - (b.order ?? Infinity),
    );
    const advanced = ordered.filter(([, { advanced: folded }]) => folded);
    const settings = this.#settings(manifest);
    const field = ([key, property]: [string, SettingProperty]): TemplateResult =>
      this.#renderField(manifest, settings, key, property);
    return html`<section class="group" aria-labelledby="title-${section}">
      <h2 id="title-${section}">${title}</h2>
      ${renderNote(this.workbench.pluginHost.notes.get(section))}
      ${ordered.filter(([, { advanced: folded }]) => !folded).map(field)}
      ${
        advanced.length === 0
          ? nothing
          : html`<details>
              <summary>${text('options.advanced')}</summary>
              ${advanced.map(field)}
            </details>`
      }
    </section>`;
  }

  #renderField(
    manifest: Manifest,
    settings: Settings,
    key: string,
    property: SettingProperty,
  ): TemplateResult {
    const { admin } = this.books.session;
    const { notes } = this.workbench.pluginHost;
    if (property.type === 'secret') {
      return html`<host-secret-field
        data-setting=${key}
        .name=${key}
        .property=${property}
        .stored=${settings.hasSecret(key)}
        .note=${notes.get(key)}
        .store=${(value: string) => admin.putSecret(manifest.id, key, value)}
        .forget=${() => admin.removeSecret(manifest.id, key)}
      ></host-secret-field>`;
    }
    return html`<host-setting-field
      data-setting=${key}
      .name=${key}
      .property=${property}
      .value=${property.type === 'action' ? undefined : settings.get(key)}
      .note=${notes.get(key)}
      .save=${(value: string | number | boolean | undefined) => settings.update(key, value)}
      .run=${(command: string) => this.workbench.pluginHost.run(command)}
    ></host-setting-field>`;
  }

  #settings(manifest: Manifest): Settings {
    return this.books.session.services(manifest).settings;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-interface-options': HostInterfaceOptions;
  }
}
