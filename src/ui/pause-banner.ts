import type { TemplateResult } from 'lit';
import type { Texts } from '../l10n/texts.ts';
import type { RunPause } from '../services/run-watch.ts';
import { formatInstant } from './format.ts';
import { banner } from './problem-banner.ts';
import { problemText } from './problem-text.ts';

/** A run that could not go on: why, and when it is tried again by itself. @param title what is interrupted */
export function pauseBanner(texts: Texts, title: string, { code, at }: RunPause): TemplateResult {
  const { message, advice } = problemText(texts, code);
  return banner('warning', {
    message: `${title} ${message}`,
    advice: `${advice} ${texts.common.retryingAt(formatInstant(at))}`,
  });
}
