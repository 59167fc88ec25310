/** Writes all e-invoices of a data set into a folder and, where Java and a validator are at hand, has them judged. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SandboxClock } from './clock.ts';
import { DATA_SETS } from './data-sets/data-set.ts';
import type { DataSetName } from './data-sets/data-set.ts';
import { renderPdf, renderXml } from './documents/render.ts';
import { Organization } from './store/organization.ts';

/** Path of the Mustang command line jar; it checks PDF/A-3, schema and all rules of EN 16931 and XRechnung. */
const JAR_VARIABLE = 'EINVOICE_VALIDATOR_JAR';

async function writeAll(dataSet: DataSetName, folder: string): Promise<string[]> {
  const { profile, populate } = DATA_SETS[dataSet];
  const organization = new Organization(`${dataSet}/1`, new SandboxClock(), profile, (target) =>
    populate(target, 1),
  );
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (const document of organization.documents.values()) {
    const { electronicDocumentProfile: kind, voucherStatus, id } = document;
    if (kind === 'NONE' || voucherStatus === 'draft') continue;
    const file = path.join(folder, `${id}.${kind === 'XRechnung' ? 'xml' : 'pdf'}`);
    writeFileSync(file, await (kind === 'XRechnung' ? renderXml : renderPdf)(organization, document));
    files.push(file);
  }
  return files;
}

/** False if a validator ran and refused a file. */
export async function validateEInvoices(dataSet: DataSetName, folder: string): Promise<boolean> {
  const files = await writeAll(dataSet, folder);
  console.log(`${files.length} e-invoices of data set ${dataSet} written to ${folder}`);
  const jar = process.env[JAR_VARIABLE];
  const hasJava = spawnSync('java', ['-version']).status === 0;
  if (jar === undefined || !hasJava) {
    console.log(`not validated: needs Java and ${JAR_VARIABLE} with the path of the Mustang CLI`);
    return true;
  }
  const refused = files.filter((file) => {
    const result = spawnSync(
      'java',
      ['-jar', jar, '--no-notices', '--action', 'validate', '--source', file],
      { encoding: 'utf8' },
    );
    const valid = result.status === 0;
    if (!valid) console.error(`${file}\n${result.stdout}`);
    return !valid;
  });
  console.log(`${files.length - refused.length} valid, ${refused.length} refused`);
  return refused.length === 0;
}
