import * as z from 'zod';
import { HTTP_METHODS } from './connections.ts';
import { VIEW_IDS } from './views.ts';

/** Version of the contract in this folder. */
export const HOST_API_VERSION = '1.0.0';

const view = z.enum(VIEW_IDS);
const id = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/, 'letters and digits, parts joined by dots');
const text = z.string().min(1).meta({ description: 'A text, or %key% of the texts in the l10n files.' });
const when = z
  .string()
  .min(1)
  .max(1_000)
  .meta({ description: 'Context keys joined by &&, || and !, with == and != against literals.' });

const command = z.strictObject({
  command: id,
  title: text,
  tooltip: text.optional(),
  icon: z.enum(['sync', 'import', 'check', 'refresh', 'table', 'list', 'mark']).optional(),
  key: z
    .string()
    .regex(/^Alt\+[A-Z]$/, 'Alt and a letter, e.g. Alt+I')
    .optional()
    .meta({ description: 'Runs it while its button or the menu with it stands in the open view.' }),
});

const toolbarItem = z.strictObject({
  command: id,
  when: when.optional(),
  badge: z.boolean().optional().meta({ description: 'Whether the plugin shows a badge on this button.' }),
  menu: z
    .array(z.strictObject({ command: id, when: when.optional() }))
    .optional()
    .meta({ description: 'Opened by right click, the menu key or the arrow beside the button.' }),
});

const setting = {
  title: text,
  description: text.optional(),
  order: z.int().optional(),
  advanced: z.boolean().optional().meta({ description: 'Folded away by default.' }),
};

const property = z.discriminatedUnion('type', [
  z.strictObject({ ...setting, type: z.literal('secret') }),
  z.strictObject({ ...setting, type: z.literal('date') }),
  z.strictObject({ ...setting, type: z.literal('boolean'), default: z.boolean() }),
  z.strictObject({
    ...setting,
    type: z.literal('string'),
    default: z.string().optional(),
    pattern: z.string().optional(),
    patternMessage: text.optional(),
  }),
  z.strictObject({
    ...setting,
    type: z.literal('integer'),
    default: z.int(),
    minimum: z.int().optional(),
    maximum: z.int().optional(),
  }),
  z.strictObject({
    ...setting,
    type: z.literal('enum'),
    values: z.array(z.strictObject({ value: z.string().min(1), title: text })).min(2),
    default: z.string(),
  }),
  z.strictObject({ ...setting, type: z.literal('action'), command: id }).meta({
    description: 'A button among the settings that runs a command.',
  }),
]);

const configuration = z.strictObject({
  section: id,
  path: z.literal('general/interfaces').meta({ description: 'Optionen / Allgemein / Schnittstellen' }),
  title: text,
  properties: z.record(id, property),
});

const connection = z.strictObject({
  id,
  baseUrl: z.url({ protocol: /^https$/ }),
  secret: id.meta({
    description: 'The secret setting that authenticates, sent as bearer token by the host.',
  }),
  expires: id.optional().meta({ description: 'A date setting that says until when the secret is good.' }),
  methods: z.array(z.enum(HTTP_METHODS)).min(1),
  write: z
    .strictObject({ methods: z.array(z.enum(HTTP_METHODS).exclude(['GET'])).min(1), setting: id })
    .optional()
    .meta({ description: 'Further methods, allowed only while a boolean setting is on.' }),
  pace: z
    .union([z.strictObject({ gapMs: z.int().min(0).max(60_000) }), z.strictObject({ setting: id })])
    .meta({
      description: 'Milliseconds between the starts of two requests, fixed or as an integer setting says.',
    }),
});

const permission = z
  .string()
  .regex(/^[a-z]+\.(read|write)$/)
  .meta({ description: 'What the user must be allowed, e.g. customers.write.' });
const input = z.record(z.string(), z.json()).meta({ description: 'JSON Schema (2020-12) of its input.' });

const job = z.strictObject({
  id,
  title: text,
  permission,
  schedulable: z.boolean().meta({ description: 'Whether it may run at set times without a user.' }),
  schedule: id.optional().meta({
    description:
      'A string setting that says when it runs by itself in a Mandant, with the input {}: `05:30` every day, `4 h` every so many hours, empty never.',
  }),
  opens: id.optional().meta({
    description: 'A command that shows a run of it to the user; it gets the id of the run.',
  }),
  inOffice: z.boolean().optional().meta({
    description: 'Started in every Mandant by "alle abgleichen" of the office view, with the input {}.',
  }),
  atStart: z.boolean().optional().meta({
    description: 'Run when a worker starts, in every Mandant with a stored secret of this plugin.',
  }),
  input,
});

const question = z
  .strictObject({ id, permission, input })
  .meta({ description: 'What pages ask the worker, and it answers at once: no run, and in no history.' });

const setup = z
  .strictObject({
    title: text,
    when: when.meta({ description: 'Holds while the plugin knows how far the set-up is.' }),
    steps: z
      .array(
        z.strictObject({
          title: text,
          description: text.meta({ description: 'What it is for, in a sentence or two.' }),
          action: text.meta({ description: 'What stands on its button.' }),
          command: id,
          otherwise: z
            .strictObject({ action: text, command: id })
            .optional()
            .meta({ description: 'Another way to the same, as a second button.' }),
          view: view.optional().meta({ description: 'Opened before the command runs.' }),
          done: when,
        }),
      )
      .min(1),
  })
  .meta({
    description:
      'What is to be done in this order before the plugin does its work: shown until every step is done, as the context keys say.',
  });

const activationEvent = z
  .string()
  .regex(/^(onStartup|onView:[a-z]+|onSettings:[A-Za-z0-9.]+|onCommand:[A-Za-z0-9.]+)$/);

/** Subject and verb, e.g. `entry.taken-by-hand`. */
const auditAction = z.string().regex(/^[a-z][A-Za-z]*\.[a-z]+(-[a-z]+)*$/);

/** Parts whose items are checked one by one, so that a bad one is skipped and the rest loads. */
export const contributionSchemas = {
  activationEvent,
  command,
  view,
  toolbarItem,
  settingKey: id,
  property,
  connection,
  auditAction,
  auditActionName: text,
  job,
  question,
  setup,
} as const;

export const manifestSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id,
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    name: text,
    description: text.optional(),
    publisher: z.string().min(1),
    engines: z.strictObject({
      fibuscan: z.string().min(1).meta({ description: 'Range of contract versions, e.g. ^1.0.0.' }),
    }),
    main: z
      .string()
      .regex(/^dist\/[\w./-]+\.js$/)
      .meta({ description: 'The built module, below the plugin folder.' }),
    worker: z
      .string()
      .regex(/^dist\/[\w./-]+\.js$/)
      .optional()
      .meta({ description: 'The built module that does the jobs, in Node.' }),
    l10n: z
      .strictObject({ de: z.string(), en: z.string() })
      .meta({ description: 'Files with the texts for %key%.' }),
    activationEvents: z.array(activationEvent).min(1),
    contributes: z.strictObject({
      commands: z.array(command),
      toolbars: z.partialRecord(view, z.array(toolbarItem)),
      configuration: configuration,
      connections: z.array(connection),
      jobs: z.array(job).optional(),
      questions: z.array(question).optional(),
      setup: setup.optional(),
      auditActions: z.record(auditAction, text).optional().meta({
        description: 'What the actions that the plugin writes into the Logbuch are called there.',
      }),
    }),
  })
  .meta({ title: 'Manifest of a FIBUscan plugin' });

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestCommand = z.infer<typeof command>;
export type ToolbarItem = z.infer<typeof toolbarItem>;
export type SettingProperty = z.infer<typeof property>;
export type ConnectionDeclaration = z.infer<typeof connection>;
export type SetupDeclaration = z.infer<typeof setup>;
export type SetupStep = SetupDeclaration['steps'][number];
export type JobDeclaration = z.infer<typeof job>;
export type QuestionDeclaration = z.infer<typeof question>;
