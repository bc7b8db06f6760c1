/** What each layer may not import. What no rule forbids is for a review to judge. */

const BASE =
  '^lib/((env|evidence-settings|watching-settings|errors|log|serialize-error|scrub|clock|clean-text|find-topic|name-words|denied-refusals|negative-names|objecting-names|reversed-names|ids|fresh-bytes|hmac|keys|languages|chat-words|paths|streams|bounded-map|remembering|grouped|reference|pause-bounds|yes-and-no|json-names|packed-json)\\.ts|(body-limits|routes|own-host|pending-work|plain-body|plain-response|secret-files|tracing/(active|sampler))\\.mjs)$'
const TEST = '\\.test\\.tsx?$|(^|/)testing(/|\\.ts$)'
const anything = '^(app|components|db|lib|e2e|bench|testing)/'

/** A layer and the project folders it may import; packages are not its concern here. */
const layer = (name, from, allowed, severity = 'error') => ({
  name,
  severity,
  from: { path: from, pathNot: TEST },
  to: { path: anything, pathNot: [from, BASE, ...allowed] },
})

/** A pure folder and the only packages it may import. */
const pure = (name, from, packages) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { pathNot: [from, ...packages] },
})

const TYPES_OF_CONSENT = '^lib/consent/types\\.ts$'
/** What the texts of a template are. */
const TEMPLATE_CONTENT = '^lib/template-watch/content\\.ts$'
/** How a line of the ledger is stored, and read back to the letter. */
const STORED_LINES = '^lib/ledger/(packed/|bindings\\.ts$|seal\\.ts$)'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      // The client's types and pictures are made, and tests are looked at, by developers. Nothing that runs imports
      // that.
      from: {
        path: '^(app|components|lib|db)/',
        pathNot: `${TEST}|^lib/dev/((client|check|verifier)/|console-images\\.ts$)`,
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },

    pure('consent-is-pure', '^lib/consent/', [
      'node_modules/libphonenumber-js',
      '^lib/(bounded-map|languages|chat-words)\\.ts$',
    ]),
    pure('ledger-is-pure', '^lib/ledger/', [
      '^(node:)?crypto$',
      'node_modules/canonicalize',
      '^lib/hmac\\.ts$',
      TYPES_OF_CONSENT,
    ]),
    pure('template-watch-is-pure', '^lib/template-watch/', [TYPES_OF_CONSENT]),
    pure('links-are-pure', '^lib/links/', ['^(node:)?crypto$', '^lib/hmac\\.ts$']),

    pure('merkle-is-pure', '^lib/merkle/', ['^(node:)?crypto$']),
    pure('notes-are-pure', '^lib/notes/', ['^(node:)?crypto$', '^lib/merkle/']),
    pure('time-stamps-are-pure', '^lib/time-stamps/', ['^(node:)?crypto$']),

    // It shares no code with what it verifies: a fault of one must not hide in the other.
    pure('verifier-is-alone', '^lib/verifier/source/', ['^(node:)?(crypto|fs|fs/promises|util)$']),
    layer('lib-verifier', '^lib/verifier/', []),
    layer('app', '^app/', [
      '^components/',
      '^lib/(services|auth|http|api|csv|i18n|embed|sandbox)/',
      // Types, and the last moment that can be stored.
      '^lib/consent/(types|time)\\.ts$',
    ]),
    layer('lib-embed', '^lib/embed/', []),
    layer('components', '^components/', [
      '^lib/embed/served\\.ts$',
      // What a form of the console shows after its action.
      '^lib/http/action/form-answer\\.ts$',
      '^lib/i18n/',
      TYPES_OF_CONSENT,
      '^lib/sandbox/phone/view\\.ts$',
    ]),
    layer('lib-auth', '^lib/auth/', [
      '^lib/services/',
      // From which address a member acts.
      '^lib/http/visitor\\.ts$',
      '^lib/i18n/locales\\.ts$',
      TYPES_OF_CONSENT,
    ]),
    layer('lib-api', '^lib/api/', [TYPES_OF_CONSENT, '^lib/i18n/locales\\.ts$']),
    // Others copy these files into their own projects.
    pure('client-is-alone', '^lib/client/', ['node_modules/openapi-fetch']),
    layer('lib-csv', '^lib/csv/', []),
    // The wrapper of the business API asks who calls and claims idempotency keys; both are use cases.
    layer('lib-http', '^lib/http/', [
      '^lib/(auth|services|api|verifier|merkle)/',
      '^lib/i18n/(locales|format|console/)',
    ]),
    layer('lib-services', '^lib/services/', [
      '^lib/(consent|ledger|links|merkle|notes|backends|csv|template-watch)/',
      // The words of the contract that use cases return and keep.
      '^lib/api/(scopes|outcomes|upload-problems)\\.ts$',
      // Which language somebody speaks is no word of any language; what the page shows is what a notice is.
      '^lib/i18n/(locales|contact-locale|page-notice|question-text)\\.ts$',
      '^db/',
    ]),
    layer('lib-sync', '^lib/sync/', ['^lib/(services|backends|consent|csv|i18n|merkle|notes|time-stamps)/', '^db/']),
    layer('lib-backends', '^lib/backends/', [TYPES_OF_CONSENT, TEMPLATE_CONTENT, '^lib/notes/']),
    layer('lib-i18n', '^lib/i18n/', [TYPES_OF_CONSENT]),
    layer('lib-sandbox', '^lib/sandbox/', []),
    // Where the folder of the migrations is, also in an image.
    layer('db', '^db/', [TYPES_OF_CONSENT, TEMPLATE_CONTENT, STORED_LINES, '^lib/process/environment\\.mjs$']),
    layer('lib-process', '^lib/process/', []),
    // Next's server is started as a file; nothing here reaches into app.
    layer('lib-server', '^lib/server/', ['^lib/(services|sync|process|tracing)/', '^db/startup-check\\.ts$']),
    // Everybody may ask whether there is a tracer (active.mjs); only the processes start one.
    layer('lib-tracing', '^lib/tracing/', []),
    layer('lib-demo', '^lib/demo/', [
      '^lib/(services|sandbox|backends|i18n|consent|ledger|links)/',
      // The words of the contract that use cases return and keep.
      '^lib/api/(scopes|outcomes|upload-problems)\\.ts$',
      '^db/',
    ]),
    layer('lib-cli', '^lib/cli/', [
      '^lib/(services|sync|backends|api|http|i18n|demo|process|server|notes|template-watch)/',
      '^lib/dev/(ensure|prepare)\\.mjs$',
      TYPES_OF_CONSENT,
      '^db/',
    ]),
    layer('lib-dev', '^lib/dev/', [
      '^lib/(services|sync|backends|api|i18n|embed|demo|sandbox|process|server|consent/phrases)/',
      '^db/',
    ]),
    layer('bench', '^bench/', ['^(db|lib)/']),
    layer('testing', '^testing/', ['^(db|lib)/']),
    // A browser test sees what a person sees; the database only through the test harness.
    {
      name: 'e2e',
      severity: 'error',
      from: { path: '^e2e/' },
      // A free port is chosen in one way, also for what the tests start.
      to: { path: '^(app|components|db|lib)/', pathNot: '^lib/process/ports\\.mjs$' },
    },
    {
      name: 'base',
      severity: 'error',
      from: { path: BASE },
      to: { path: anything, pathNot: [BASE, TYPES_OF_CONSENT, '^lib/i18n/locales'] },
    },

    {
      name: 'next-at-the-edges-only',
      severity: 'error',
      from: { pathNot: ['^app/', '^components/', '^lib/(http|auth)/', '^(proxy|instrumentation)\\.ts$', '^next'] },
      to: { path: 'node_modules/next/' },
    },
    {
      // The public page and the auditor's document are rendered to a string and run no script;
      // lib/dev/architecture.test.ts looks for hooks.
      name: 'public-components',
      severity: 'error',
      from: { path: '^components/(public|evidence)/', pathNot: TEST },
      to: {
        pathNot: [
          '^components/(public|evidence|ui)/',
          '^lib/i18n/',
          '^lib/(languages|paths|bounded-map|reference)\\.ts$',
          // The one script of the page, inside of a frame.
          '^lib/embed/served\\.ts$',
          TYPES_OF_CONSENT,
          'node_modules/(@types/)?react/',
          'node_modules/use-intl/',
          '^(node:)?crypto$',
        ],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules/.*/node_modules|\\.next|\\.sayso|bench/results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    builtInModules: { add: [] },
  },
}
