import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts', 'tests/**/*.test.ts', 'site/test/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    // The first start of the embedded database takes seconds, more on a busy machine.
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'with a database',
          include: ['packages/{ingest,queue,store}/test/**/*.test.ts', 'apps/*/test/**/*.test.ts'],
          setupFiles: ['packages/store/test/prepared-pglite.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'without',
          exclude: ['packages/{ingest,queue,store}/**', 'apps/**', '**/node_modules/**'],
        },
      },
    ],
  },
})
