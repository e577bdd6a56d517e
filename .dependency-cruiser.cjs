/** The fence between the rooms. Arrows run one way: apps -> store | queue | newsroom -> workflow -> domain, reading, matching. */
const room = (name) => `^libs/${name}/`;

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle means that two modules are one; join them or find the third thing that both need.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-rooms-import-no-other-room',
      comment: 'domain and reading hold rules. They may know each other not at all: workflow joins them.',
      severity: 'error',
      from: { path: '^libs/(domain|reading|matching)/' },
      to: { path: '^(apps|libs)/', pathNot: '^libs/(domain|reading|matching)/' },
    },
    {
      name: 'domain-knows-no-reading',
      comment: 'The words of a claim are the domain; how they were read is not.',
      severity: 'error',
      from: { path: room('domain') },
      to: { path: room('reading') },
    },
    {
      name: 'reading-knows-no-domain',
      comment: 'Reading proposes in its own terms; workflow maps them to claims.',
      severity: 'error',
      from: { path: room('reading') },
      to: { path: room('domain') },
    },
    {
      name: 'matching-stands-alone',
      comment: 'Likeness of words knows neither what a claim is nor how a page is read; nor do these know of it.',
      severity: 'error',
      from: { path: '^libs/(domain|reading|matching)/' },
      to: { path: '^libs/(domain|reading|matching)/', pathNot: '^libs/$1/' },
    },
    {
      name: 'pure-rooms-know-no-node-and-no-framework',
      comment: 'Time, ids and randomness are arguments, so that every rule can be replayed.',
      severity: 'error',
      from: { path: '^libs/(domain|reading|matching)/src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-rooms-know-no-framework',
      comment: 'Rules outlive frameworks.',
      severity: 'error',
      from: { path: '^libs/(domain|reading|matching)/src', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|bullmq|ioredis|fastify|@fastify|pino)/' },
    },
    {
      name: 'workflow-knows-only-the-pure-rooms',
      comment: 'A use case names the ports that it needs; adapters fill them.',
      severity: 'error',
      from: { path: room('workflow') },
      to: { path: '^(apps|libs)/', pathNot: '^libs/(workflow|domain|reading|matching)/' },
    },
    {
      name: 'workflow-knows-no-framework',
      comment: 'A use case runs in the API, in a job and from the command line alike.',
      severity: 'error',
      from: { path: '^libs/workflow/src', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|bullmq|ioredis|fastify|@fastify)/' },
    },
    {
      name: 'adapters-never-import-each-other',
      comment: 'store, queue and newsroom meet only in an app.',
      severity: 'error',
      from: { path: '^libs/(store|queue|newsroom)/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^libs/(store|queue|newsroom)/', pathNot: '^libs/$1/' },
    },
    {
      name: 'weighing-is-for-people',
      comment:
        'No finding, rating or track record reads a statistical fusion: only the command line hands it to a person.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^(libs/weighing|apps/cli)/' },
      to: { path: room('weighing') },
    },
    {
      name: 'libs-know-no-app',
      comment: 'Apps wire; nothing depends on the wiring.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'config-stands-alone',
      comment: 'Settings are read once and handed down.',
      severity: 'error',
      from: { path: room('config') },
      to: { path: '^(apps|libs)/', pathNot: room('config') },
    },
    {
      name: 'testing-only-from-tests',
      comment: 'What builds test data must not ship.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '(^libs/testing/|\\.test\\.ts$|\\.contract\\.ts$)' },
      to: { path: room('testing') },
    },
    {
      name: 'not-to-dev-dep',
      comment: 'What ships may not need what only builds.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '(^libs/testing/|\\.test\\.ts$|\\.contract\\.ts$)' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that resolves to nothing.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
