import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JobDeclaration } from '../../api/manifest.schema.ts';
import { Refusal } from '../refusal.ts';

const ajv = new Ajv2020({ strict: true, allErrors: false });
const compiled = new WeakMap<object, ValidateFunction>();

function validatorOf({ input }: JobDeclaration): ValidateFunction {
  let validate = compiled.get(input);
  if (validate === undefined) {
    validate = ajv.compile(input);
    compiled.set(input, validate);
  }
  return validate;
}

/** @throws Refusal `invalid` with the place that does not fit the job's JSON Schema, never the received value */
export function checkJobInput(job: JobDeclaration, input: unknown): void {
  const validate = validatorOf(job);
  if (validate(input)) return;
  const [error] = validate.errors ?? [];
  const place = error === undefined || error.instancePath === '' ? 'Die Angabe' : error.instancePath;
  throw new Refusal('invalid', `${job.id}: ${place} ${error?.message ?? ''}`.trim());
}

/** Why the JSON Schema of a job cannot be used, in English for the maker of the plugin. */
export function jobInputProblem(job: JobDeclaration): string | undefined {
  try {
    validatorOf(job);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'is no JSON Schema';
  }
}
