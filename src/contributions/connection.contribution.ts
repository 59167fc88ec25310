import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { problemOf } from '../l10n/problem-of.ts';
import { Texts } from '../l10n/texts.ts';
import { Organization, type ConnectionState } from '../services/registry/organization.ts';
import { showOtherOrganization } from '../ui/question/show-other-organization.ts';
import type { Contribution } from './contribution.ts';
import { commandId, Workbench } from './contribution.ts';
import { Disposables, Replaceable } from './disposables.ts';

/** The state of the connection: context key for the buttons, status bar, note in the settings, "Verbindung prüfen". */
@injectable()
export class ConnectionContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(Organization) private readonly organization: Organization,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    const { commands, settings, window } = this.workbench;
    const note = new Replaceable();
    const status = new Replaceable();
    const disposables = new Disposables().add(
      note,
      status,
      this.organization.state$.subscribe((state) => {
        const { text, severity } = this.describe(state);
        commands.setContext('lexoffice.connected', usable(state));
        note.set(settings.annotate('lexoffice', { text, severity }));
        status.set(window.setStatus(this.statusText(state), text));
      }),
      commands.register(commandId('lexoffice.checkConnection'), () => this.check()),
    );
    void this.organization.check();
    return disposables;
  }

  private async check(): Promise<void> {
    let state = await this.organization.check();
    if (state.status === 'other-organization') {
      const answer = await showOtherOrganization(this.workbench.window, {
        found: state.profile.companyName,
        boundTo: state.boundTo,
        texts: this.texts,
      });
      if (answer === 'rebind') state = await this.organization.rebind();
    }
    const { text, severity } = this.describe(state);
    void this.workbench.window.showMessage(severity, text);
  }

  private describe(state: ConnectionState): {
    text: string;
    severity: 'info' | 'success' | 'warning' | 'error';
  } {
    const { connection, problems } = this.texts;
    switch (state.status) {
      case 'no-token':
        return { text: connection.noToken, severity: 'info' };
      case 'checking':
        return { text: connection.checking, severity: 'info' };
      case 'connected':
        return { text: connection.connected(state.profile.companyName), severity: 'success' };
      case 'other-organization':
        return {
          text: connection.otherOrganization(state.profile.companyName, state.boundTo),
          severity: 'warning',
        };
      case 'failed': {
        const { message, advice } = problemOf(problems, state.failure);
        return { text: `${message} ${advice}`, severity: 'error' };
      }
    }
  }

  private statusText(state: ConnectionState): string {
    const { badge, connection, problems } = this.texts;
    switch (state.status) {
      case 'connected':
        return badge.status(state.profile.companyName, badge.ready);
      case 'failed':
        return badge.status(problemOf(problems, state.failure).message, connection.failed);
      case 'other-organization':
        return badge.status(state.profile.companyName, connection.failed);
      default:
        return '';
    }
  }
}

/** Buttons stay while only the network is away; they vanish without a working token (LX-12). */
function usable(state: ConnectionState): boolean {
  return (
    state.status === 'connected' ||
    state.status === 'other-organization' ||
    (state.status === 'failed' && state.working)
  );
}
