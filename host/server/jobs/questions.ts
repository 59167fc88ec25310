import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Manifest, QuestionDeclaration } from '../../api/manifest.schema.ts';
import { STATUS_BY_CODE, type WireErrorCode } from '../../wire/errors.ts';
import type { AnswerLine } from '../../wire/questions.ts';
import type { InstalledPlugin } from '../plugins/plugin-folder.ts';
import { Refusal } from '../refusal.ts';
import { checkInput } from './job-inputs.ts';
import type { RunCredentials } from './run-credentials.ts';
import type { WorkEnd, WorkerPool } from './worker-pool.ts';

/** The longest pause of a remote that throttles, and some retries, lie below it. */
const SILENT_MS = 5 * 60_000;

const AWAY =
  'Der Hintergrundprozess von FIBUscan antwortet nicht. Er startet von selbst neu: bitte erneut versuchen.';

export interface Asked {
  readonly plugin: InstalledPlugin & { readonly manifest: Manifest };
  readonly question: QuestionDeclaration;
  readonly mandantId: string;
  /** In whose name the worker looks. */
  readonly user: string;
}

interface QuestionParts {
  /** Absent on a server that has none. */
  readonly workers: Pick<WorkerPool, 'do' | 'abandon'> | undefined;
  readonly credentials: RunCredentials;
  readonly hostUrl: () => string;
  readonly silentMs?: number;
}

/** Passes what pages ask on to the worker process: nothing is kept, and whoever goes away ends it (docs/adr/0019). */
export class Questions {
  constructor(private readonly parts: QuestionParts) {}

  /** The answer as it comes, a line of JSON for each part. @throws Refusal for an input that does not fit, and where there is no worker */
  ask({ plugin, question, mandantId, user }: Asked, input: unknown): ReadableStream<Uint8Array> {
    checkInput(question, input);
    const { workers, credentials, hostUrl, silentMs = SILENT_MS } = this.parts;
    const { manifest, folder } = plugin;
    if (workers === undefined || manifest.worker === undefined) throw new Refusal('no-worker', AWAY);
    const module = join(folder, manifest.worker);
    const runId = randomUUID();
    const credential = credentials.issue({ runId, mandantId, user });
    const encoder = new TextEncoder();
    let leave: () => void = () => undefined;
    return new ReadableStream({
      start(controller) {
        let isLeft = false;
        const send = (line: AnswerLine): void => {
          if (!isLeft) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
        };
        leave = () => {
          isLeft = true;
          workers.abandon(runId);
        };
        let silence: NodeJS.Timeout | undefined;
        const listen = (): void => {
          clearTimeout(silence);
          silence = setTimeout(() => workers.abandon(runId), silentMs);
        };
        listen();
        const order = {
          runId,
          mandantId,
          job: question.id,
          kind: 'question',
          input,
          manifest,
          module,
        } as const;
        void workers
          .do(
            { ...order, hostUrl: hostUrl(), credential, attempt: 1, cancelled: false },
            {
              part: (part) => {
                listen();
                send({ part });
              },
            },
          )
          .then((end) => {
            clearTimeout(silence);
            credentials.revoke(credential);
            send(lastLine(end));
            if (!isLeft) controller.close();
          });
      },
      cancel: () => leave(),
    });
  }
}

function lastLine(end: WorkEnd): AnswerLine {
  if (end.kind === 'done') return { done: true };
  if (end.kind === 'cut-off') return { error: { code: 'no-worker', message: AWAY } };
  const { code, message } = end.error;
  // Only what the host itself has said to the worker is said to a page.
  return Object.hasOwn(STATUS_BY_CODE, code) && code !== 'internal'
    ? { error: { code: code as WireErrorCode, message } }
    : { error: { code: 'internal', message: 'Die Frage konnte nicht beantwortet werden.' } };
}
