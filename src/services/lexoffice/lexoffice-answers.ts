import { inject, injectable } from 'inversify';
import { RemoteLexoffice } from './lexoffice-client.ts';
import { LexofficeError } from './lexoffice-error.ts';
import { ASK, stepOf, type LexofficeAnswer, type LexofficeQuestion } from './lexoffice-question.ts';

/** Answers in a worker what pages ask of Lexware Office. */
@injectable()
export class LexofficeAnswers {
  readonly id = ASK;

  constructor(@inject(RemoteLexoffice) private readonly client: RemoteLexoffice) {}

  /** @param input as the manifest's schema has checked it */
  async *answer(input: unknown, signal: AbortSignal): AsyncGenerator<LexofficeAnswer, void> {
    const { method, parameters, lane } = input as LexofficeQuestion;
    // A closed list of methods: the type of each with its own parameters is lost on the way through the wire.
    const ask = this.client[method] as (
      ...all: readonly unknown[]
    ) => ReturnType<RemoteLexoffice[typeof method]>;
    try {
      const answer = ask.call(this.client, ...parameters, { lane, signal });
      if (answer instanceof Promise) {
        yield { value: await answer };
        return;
      }
      let items: readonly unknown[] = [];
      for await (const sweep of answer) {
        yield { sweep: stepOf(sweep, items) };
        items = sweep.items;
      }
    } catch (error) {
      if (!LexofficeError.is(error)) throw error;
      const { failure, context } = error;
      yield { failure, context };
    }
  }
}
