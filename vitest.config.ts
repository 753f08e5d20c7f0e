import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/longest-first.mjs'

const common = {
  pool: 'forks' as const,
  testTimeout: 30_000,
  // The first start of the embedded database takes seconds, more on a busy machine.
  hookTimeout: 120_000,
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...common,
          name: 'with a database',
          include: ['packages/{client,ingest,queue,store}/test/**/*.test.ts', 'apps/*/test/**/*.test.ts'],
          setupFiles: ['packages/store/test/prepared-pglite.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'definitions and evaluation',
          include: [
            'deployments/*/test/**/*.test.ts',
            'packages/{access,assistance,charity,child-welfare,core,disclosure,elderly-care,export,governance,plan,plan-text,registry,release}/test/**/*.test.ts',
          ],
          // Functions without state, in many short files: a process for each would mostly load packages.
          isolate: false,
        },
      },
      {
        test: {
          ...common,
          name: 'sample and repository',
          include: ['packages/sample/test/**/*.test.ts', 'tests/**/*.test.ts', 'site/test/*.test.ts'],
        },
      },
    ],
  },
})
