import { contributionSchemas, HOST_API_VERSION, manifestSchema, type Manifest } from './manifest.schema.ts';
import { parseWhen } from './when.ts';

export interface ManifestCheck {
  /** What can be used: bad items are left out. Absent when the manifest as a whole cannot be used. */
  readonly manifest: Manifest | undefined;
  /** Path and reason of everything that is wrong, in English for the maker of the plugin. */
  readonly problems: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;
type ItemKind = keyof typeof contributionSchemas;

/** Checks a manifest by collecting problems, never by throwing. A bad command, button, setting, connection, job or activation event is skipped, and so is what a newer host may know; the rest loads. */
export function checkManifest(input: unknown): ManifestCheck {
  const problems: string[] = [];
  const candidate =
    isRecord(input) && isRecord(input['contributes'])
      ? withoutBadItems(input, input['contributes'], problems)
      : input;
  const parsed = manifestSchema.safeParse(candidate);
  if (!parsed.success) {
    return {
      manifest: undefined,
      problems: [...problems, ...parsed.error.issues.map((issue) => `${path(issue.path)}: ${issue.message}`)],
    };
  }
  const manifest = parsed.data;
  if (!accepts(manifest.engines.fibuscan, HOST_API_VERSION)) {
    return {
      manifest: undefined,
      problems: [
        ...problems,
        `engines.fibuscan: ${manifest.engines.fibuscan} does not accept ${HOST_API_VERSION}`,
      ],
    };
  }
  return { manifest: withoutDanglingItems(manifest, problems), problems };
}

function withoutBadItems(manifest: Json, contributes: Json, problems: string[]): Json {
  const good = (kind: ItemKind, item: unknown, where: string): boolean => {
    const result = contributionSchemas[kind].safeParse(item);
    for (const issue of result.error?.issues ?? [])
      problems.push(`${path([where, ...issue.path])}: ${issue.message}`);
    return result.success;
  };
  const list = (kind: ItemKind, value: unknown, where: string): unknown =>
    Array.isArray(value)
      ? value.filter((item, index) => good(kind, item, `${where}.${String(index)}`))
      : value;
  const record = (
    value: unknown,
    change: (entry: [string, unknown]) => readonly [string, unknown][],
  ): unknown => (isRecord(value) ? Object.fromEntries(Object.entries(value).flatMap(change)) : value);

  const { commands, toolbars, configuration, connections, auditActions, jobs, questions, setup, ...others } =
    contributes;
  problems.push(
    ...Object.keys(others).map((kind) => `contributes.${kind}: this host knows no such contribution`),
  );
  return {
    ...manifest,
    activationEvents: list('activationEvent', manifest['activationEvents'], 'activationEvents'),
    contributes: {
      commands: list('command', commands, 'contributes.commands'),
      connections: list('connection', connections, 'contributes.connections'),
      jobs: list('job', jobs, 'contributes.jobs'),
      questions: list('question', questions, 'contributes.questions'),
      ...(setup !== undefined && good('setup', setup, 'contributes.setup') ? { setup } : {}),
      toolbars: record(toolbars, ([view, items]) =>
        good('view', view, `contributes.toolbars.${view}`)
          ? [[view, list('toolbarItem', items, `contributes.toolbars.${view}`)]]
          : [],
      ),
      configuration: isRecord(configuration)
        ? {
            ...configuration,
            properties: record(configuration['properties'], ([key, property]) =>
              good('settingKey', key, `contributes.configuration.properties.${key}`) &&
              good('property', property, `contributes.configuration.properties.${key}`)
                ? [[key, property]]
                : [],
            ),
          }
        : configuration,
      auditActions: record(auditActions, ([action, name]) =>
        good('auditAction', action, `contributes.auditActions.${action}`) &&
        good('auditActionName', name, `contributes.auditActions.${action}`)
          ? [[action, name]]
          : [],
      ),
    },
  };
}

/** Leaves out items that point to something the manifest does not declare, or whose rule cannot be read. */
function withoutDanglingItems(manifest: Manifest, problems: string[]): Manifest {
  const { commands, toolbars, configuration, connections, jobs, questions, setup, ...others } =
    manifest.contributes;
  const keep = (where: string, ...reasons: readonly (string | undefined)[]): boolean => {
    const found = reasons.filter((reason) => reason !== undefined);
    problems.push(...found.map((reason) => `${where}: ${reason}`));
    return found.length === 0;
  };
  const ids = new Set<string>();
  const uniqueCommands = commands.filter(({ command }, index) => {
    const twice = ids.has(command);
    ids.add(command);
    return keep(`contributes.commands.${String(index)}`, twice ? `${command} is declared twice` : undefined);
  });
  const command = (id: string): string | undefined =>
    ids.has(id) ? undefined : `command ${id} is not declared`;
  const setting = (key: string | undefined, type: string): string | undefined =>
    key === undefined || configuration.properties[key]?.type === type
      ? undefined
      : `${key} is not a ${type} setting`;

  const checkedToolbars = Object.fromEntries(
    Object.entries(toolbars).map(([view, items]) => {
      const where = `contributes.toolbars.${view}`;
      const kept = items
        .filter((item) => keep(`${where}: ${item.command}`, command(item.command), whenProblem(item.when)))
        .map((item) =>
          item.menu === undefined
            ? item
            : {
                ...item,
                menu: item.menu.filter((entry) =>
                  keep(
                    `${where}: ${item.command}: menu: ${entry.command}`,
                    command(entry.command),
                    whenProblem(entry.when),
                  ),
                ),
              },
        );
      return [view, kept];
    }),
  );

  const properties = Object.fromEntries(
    Object.entries(configuration.properties).filter(([key, property]) =>
      keep(
        `contributes.configuration.properties.${key}`,
        property.type === 'action' ? command(property.command) : undefined,
        property.type === 'string' ? patternProblem(property.pattern) : undefined,
        property.type === 'enum' && !property.values.some(({ value }) => value === property.default)
          ? `default ${property.default} is none of the values`
          : undefined,
      ),
    ),
  );

  const withoutWorker =
    manifest.worker === undefined ? 'the manifest names no worker that does it' : undefined;
  const jobIds = (jobs ?? []).map((job) => job.id);
  const checkedJobs = jobs?.filter(({ id, schedule, opens }, index) =>
    keep(
      `contributes.jobs.${String(index)}`,
      jobIds.indexOf(id) < index ? `${id} is declared twice` : undefined,
      withoutWorker,
      setting(schedule, 'string'),
      opens === undefined ? undefined : command(opens),
    ),
  );

  const questionIds = (questions ?? []).map((question) => question.id);
  const checkedQuestions = questions?.filter(({ id }, index) =>
    keep(
      `contributes.questions.${String(index)}`,
      questionIds.indexOf(id) < index ? `${id} is declared twice` : undefined,
      withoutWorker,
    ),
  );

  const steps = setup?.steps.filter((step, index) =>
    keep(
      `contributes.setup.steps.${String(index)}`,
      command(step.command),
      step.otherwise && command(step.otherwise.command),
      whenProblem(step.done),
    ),
  );
  const isUsable = keep('contributes.setup', whenProblem(setup?.when)) && steps?.length !== 0;

  return {
    ...manifest,
    contributes: {
      ...others,
      ...(setup !== undefined && steps !== undefined && isUsable ? { setup: { ...setup, steps } } : {}),
      ...(checkedJobs === undefined ? {} : { jobs: checkedJobs }),
      ...(checkedQuestions === undefined ? {} : { questions: checkedQuestions }),
      commands: uniqueCommands,
      toolbars: checkedToolbars,
      configuration: { ...configuration, properties },
      connections: connections.filter(({ id, secret, expires, write, pace }) =>
        keep(
          `contributes.connections.${id}`,
          setting(secret, 'secret'),
          setting(expires, 'date'),
          setting(write?.setting, 'boolean'),
          setting('setting' in pace ? pace.setting : undefined, 'integer'),
        ),
      ),
    },
  };
}

function whenProblem(when: string | undefined): string | undefined {
  if (when === undefined) return undefined;
  const result = parseWhen(when);
  if (result.ok) return undefined;
  const { offset, message, hint } = result.problem;
  return `when "${when}", at ${String(offset)}: ${message}${hint === undefined ? '' : ` (${hint})`}`;
}

function patternProblem(pattern: string | undefined): string | undefined {
  try {
    new RegExp(pattern ?? '', 'u');
    return undefined;
  } catch {
    return `pattern ${String(pattern)} is not a regular expression`;
  }
}

/** Exact versions and `^` ranges. */
function accepts(range: string, version: string): boolean {
  const match = /^(\^?)(\d+)\.(\d+)\.(\d+)$/.exec(range);
  if (match === null) return false;
  const wanted = match.slice(2).map(Number);
  const actual = version.split('.').map(Number);
  const order =
    actual.map((part, index) => part - (wanted[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
  return match[1] === '' ? order === 0 : order >= 0 && actual[0] === wanted[0];
}

function path(parts: readonly PropertyKey[]): string {
  return parts.length === 0 ? 'manifest' : parts.map(String).join('.');
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
