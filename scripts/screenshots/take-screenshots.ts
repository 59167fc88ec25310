import { join } from 'node:path';
import type { Picture } from './camera.ts';
import type { LookName } from './looks.ts';
import { openStage, type Stage } from './stage.ts';
import { walkChanges } from './walks/changes.ts';
import { walkEvaluations } from './walks/evaluations.ts';
import { walkImport } from './walks/import.ts';
import { walkLog } from './walks/log.ts';
import { walkOffice } from './walks/office.ts';
import { walkOffline } from './walks/offline.ts';
import { walkPersons } from './walks/persons.ts';
import { walkSearch } from './walks/search.ts';
import { walkSetUp } from './walks/set-up.ts';
import { walkVouchers } from './walks/vouchers.ts';
import { walkWriteBack } from './walks/write-back.ts';

const WALKS: readonly ((stage: Stage) => Promise<void>)[] = [
  walkSetUp,
  walkPersons,
  walkImport,
  walkVouchers,
  walkEvaluations,
  walkChanges,
  walkLog,
  walkWriteBack,
  walkSearch,
  walkOffice,
  walkOffline,
];

/** Walks every view of the workbench, and takes a picture of each state in every look. */
export async function takeScreenshots(
  folder: string,
  looks: readonly LookName[],
  say: (line: string) => void,
): Promise<readonly Picture[]> {
  const stage = await openStage(folder, looks);
  try {
    for (const walk of WALKS) {
      const before = stage.camera.taken.length;
      await walk(stage);
      say(
        stage.camera.taken
          .slice(before)
          .map(({ name }) => name)
          .join(', '),
      );
    }
    return stage.camera.taken;
  } catch (error) {
    await stage.page.screenshot({ path: join(folder, 'failed.png') });
    throw error;
  } finally {
    await stage.stop();
  }
}
