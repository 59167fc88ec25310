import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Texts } from '../l10n/texts.ts';
import { controls } from './controls.styles.ts';
import { dialogLayout } from './dialog-layout.styles.ts';
import { tokens } from './tokens.ts';

/** What a dialog's element answers; without an answer the dialog is closed. */
class AnswerEvent extends Event {
  constructor(readonly answer?: unknown) {
    super('answer');
  }
}

/** Content of one dialog; the frame, its title and its close button are the host's. */
export abstract class DialogElement<A> extends LitElement {
  static shared = [tokens, controls, dialogLayout];

  @property({ attribute: false }) texts!: Texts;

  onAnswer(listener: (answer?: A) => void): void {
    this.addEventListener('answer', (event) => {
      if (event instanceof AnswerEvent) listener(event.answer as A | undefined);
    });
  }

  protected answer(answer?: A): void {
    this.dispatchEvent(new AnswerEvent(answer));
  }
}
