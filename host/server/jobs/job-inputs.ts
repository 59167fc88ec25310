import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JobDeclaration, QuestionDeclaration } from '../../api/manifest.schema.ts';
import { Refusal } from '../refusal.ts';

/** Of a job or a question. */
type Declared = Pick<JobDeclaration | QuestionDeclaration, 'id' | 'input'>;

const ajv = new Ajv2020({ strict: true, allErrors: false });
const compiled = new WeakMap<object, ValidateFunction>();

function validatorOf({ input }: Declared): ValidateFunction {
  let validate = compiled.get(input);
  if (validate === undefined) {
    validate = ajv.compile(input);
    compiled.set(input, validate);
  }
  return validate;
}

/** @throws Refusal `invalid` with the place that does not fit the JSON Schema of the manifest, never the received value */
export function checkInput(declared: Declared, input: unknown): void {
  const validate = validatorOf(declared);
  if (validate(input)) return;
  const [error] = validate.errors ?? [];
  const place = error === undefined || error.instancePath === '' ? 'Die Angabe' : error.instancePath;
  throw new Refusal('invalid', `${declared.id}: ${place} ${error?.message ?? ''}`.trim());
}

/** Why the JSON Schema cannot be used, in English for the maker of the plugin. */
export function inputProblem(declared: Declared): string | undefined {
  try {
    validatorOf(declared);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'is no JSON Schema';
  }
}
