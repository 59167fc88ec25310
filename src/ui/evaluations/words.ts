import type { EvaluationTexts } from '../../l10n/de/evaluations.ts';
import type { Texts } from '../../l10n/texts.ts';

/** The words of the plugin and those of this dialog. */
export interface Words {
  readonly texts: Texts;
  readonly words: EvaluationTexts;
}
