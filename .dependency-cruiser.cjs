/** The layers of docs/architecture.md: who may import whom. */
const from = (path) => ({ path });
const forbid = (name, comment, source, target) => ({
  name,
  comment,
  severity: 'error',
  from: source,
  to: target,
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle hides which part knows which.', {}, { circular: true }),
    forbid('plugin-knows-only-the-contract', 'src/ imports host/api and libraries.', from('^src/'), {
      path: '^(host|sandbox|test|bench|scripts)/',
      pathNot: '^host/api/',
    }),
    forbid('contract-stands-alone', 'host/api imports zod and nothing else.', from('^host/api/'), {
      path: '^(src|sandbox|test|bench|scripts|host)/|node_modules',
      pathNot: '^host/api/|node_modules/zod',
    }),
    forbid(
      'host-never-knows-the-plugin',
      'The host loads the built plugin through its manifest.',
      from('^host/'),
      {
        path: '^(src|sandbox|test|bench|scripts)/',
      },
    ),
    forbid('browser-never-knows-the-server', 'They meet in host/wire.', from('^host/(client|workbench)/'), {
      path: '^host/server/',
    }),
    forbid('server-never-knows-the-browser', 'They meet in host/wire.', from('^host/server/'), {
      path: '^host/(client|workbench|worker)/',
    }),
    forbid(
      'worker-is-a-client',
      'A worker process reaches the host as every client does; only the order to work comes from its parent.',
      from('^host/worker/'),
      { path: '^host/(server|workbench)/' },
    ),
    forbid(
      'queue-in-one-file',
      'Nobody else knows how runs wait.',
      { path: '^host/', pathNot: '^host/server/jobs/job-queue\\.ts$' },
      { path: 'node_modules/pg-boss/' },
    ),
    forbid('wire-is-only-shapes', 'host/wire imports host/api and zod.', from('^host/wire/'), {
      path: '^host/(client|workbench|server)/|node_modules',
      pathNot: 'node_modules/zod',
    }),
    forbid('client-has-no-screen', 'host/client runs in Node too.', from('^host/client/'), {
      path: '^host/workbench/|node_modules/(lit|@lit|lucide)/',
    }),
    forbid(
      'rooms-below-the-routes',
      'Routes and HTTP call the rooms of the server, never the other way.',
      { path: '^host/server/[^/]+/', pathNot: '^host/server/(routes|http)/' },
      { path: '^host/server/(routes|http)/|node_modules/(hono|@hono)/' },
    ),
    forbid('database-is-the-ground', 'The database knows no room above it.', from('^host/server/database/'), {
      path: '^host/server/(?!database/)',
    }),
    forbid(
      'journal-and-connection-know-no-books',
      'They serve the books and the plugins.',
      from('^host/server/(journal|connection|events|charts)/'),
      { path: '^host/server/(books|plugins|secrets)/' },
    ),
    forbid('books-know-no-plugins', 'The books are the same for every plugin.', from('^host/server/books/'), {
      path: '^host/server/(plugins|secrets|connection)/',
    }),
    forbid(
      'screen-parts-know-no-view',
      'Grid, toolbar, window and plugin host serve every view.',
      from('^host/workbench/(grid|window|toolbar|plugin-host|l10n|styles)/'),
      { path: '^host/workbench/(views|options)/' },
    ),
    forbid('sandbox-stands-alone', 'A shared schema would prove nothing.', from('^sandbox/'), {
      path: '^(src|host|test|bench|scripts)/',
    }),
    forbid(
      'sandbox-routes-above-http',
      'sandbox/app.ts puts them together: no arrow runs up from http/ to what answers a request.',
      from('^sandbox/http/'),
      { path: '^sandbox/(app|server|main)\\.ts$|^sandbox/(routes|admin|documents|data-sets)/' },
    ),
    forbid(
      'sandbox-store-knows-no-http',
      'What an organisation owns does not depend on how it is asked.',
      from('^sandbox/(store|documents|data-sets)/'),
      { path: '^sandbox/(app|server|main)\\.ts$|^sandbox/(http|routes|admin)/' },
    ),
    forbid(
      'booking-is-pure',
      'services/booking: document in, booking out; no library, no I/O.',
      from('^src/services/booking/'),
      {
        path: 'node_modules|^src/(ui|contributions|l10n)/|^src/services/(?!booking/|money/|text/|lexoffice/|account-table/(account-table|prefilled-rows)\\.ts)',
      },
    ),
    forbid(
      'rules-are-pure',
      'services/invoices/rules: documents and what is known of them in, entries out; no library, no I/O.',
      from('^src/services/invoices/rules/'),
      {
        path: 'node_modules|^src/(ui|contributions|l10n)/|^src/services/(?!(failures|grouped)\\.ts$|invoices/rules/|booking/|money/|calendar/|text/|registry/|lexoffice/)',
      },
    ),
    forbid(
      'evaluations-are-pure',
      'services/evaluations: vouchers and documents in, sums out; no library, no I/O.',
      from('^src/services/evaluations/'),
      {
        path: 'node_modules|^src/(ui|contributions|l10n)/|^src/services/(?!grouped\\.ts$|evaluations/|booking/|money/|calendar/periods\\.ts$|text/|lexoffice/)',
      },
    ),
    forbid(
      'leaves-know-nobody',
      'Text, money and calendar serve every room and know none.',
      from('^src/services/(text|money|calendar)/'),
      { path: '^src/', pathNot: '^src/services/(text|money|calendar)/' },
    ),
    forbid(
      'remote-knows-no-room',
      'services/lexoffice speaks with the remote, whatever is made of it.',
      from('^src/services/lexoffice/'),
      { path: '^src/services/', pathNot: '^src/services/([^/]+\\.ts$|lexoffice/|money/|calendar/|text/)' },
    ),
    forbid(
      'registry-knows-no-list',
      'What is remembered knows neither who lists nor who books.',
      from('^src/services/(registry|organization|settings)/'),
      { path: '^src/services/(invoices|reconciliation|contacts|account-table|cache)/' },
    ),
    forbid(
      'list-knows-no-run',
      'A list is read without anything being booked; original files are fetched whoever listed.',
      from('^src/services/invoices/(list|originals)/'),
      { path: '^src/services/(invoices/run|reconciliation)/' },
    ),
    forbid('services-have-no-screen', 'Services run in a headless host too.', from('^src/services/'), {
      path: '^src/(ui|contributions)/|node_modules/(lit|@lit|@tanstack/lit-virtual|lucide)/',
    }),
    forbid(
      'services-have-no-texts',
      'A service takes the shape of the texts that it needs; the languages stand above it.',
      from('^src/services/'),
      { path: '^src/l10n/' },
    ),
    forbid(
      'http-stays-in-one-folder',
      'Nothing of axios leaves services/lexoffice.',
      { path: '^src/', pathNot: '^src/services/lexoffice/' },
      {
        path: 'node_modules/(axios|axios-retry)/',
      },
    ),
    forbid('ui-knows-no-container', 'Elements get view models and send events.', from('^src/ui/'), {
      path: '^src/contributions/|node_modules/(inversify|idb|axios)/',
    }),
    forbid(
      'container-only-at-the-root',
      'Nobody else sees the containers.',
      { path: '^src/', pathNot: '^src/(plugin|worker|container|worker-container)\\.ts$' },
      { path: '^src/(container|worker-container|services-container)\\.ts$' },
    ),
    forbid(
      'worker-has-no-page',
      'Whatever the worker reaches runs in Node: no screen, no contribution, no storage of a browser.',
      from('^src/worker\\.ts$'),
      {
        path: '^src/(ui|contributions)/|node_modules/(lit|@lit|@tanstack/lit-virtual|lucide|idb)/',
        reachable: true,
      },
    ),
    forbid(
      'page-asks-a-worker',
      'Whatever the page reaches asks nothing of the remote itself: no transport, no schema of its answers (docs/adr/0019).',
      from('^src/plugin\\.ts$'),
      {
        path: '^src/services/lexoffice/(connection-|transport|exchange|read-answer|(?!contact-content)[^/]*\\.schema\\.ts$)|node_modules/(axios|axios-retry|lossless-json)/',
        reachable: true,
      },
    ),
    forbid('jobs-have-no-screen', 'A job connects services to a run.', from('^src/jobs/'), {
      path: '^src/(ui|contributions|l10n)/',
    }),
    forbid(
      'no-test-code-in-the-product',
      'Tests import the product, not the other way.',
      from('^(src|host|sandbox|scripts)/'),
      { path: '^(test|bench)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|build|reports)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
  },
};
