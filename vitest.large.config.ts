import { defineConfig } from 'vitest/config'

/** `pnpm test:large`: files of millions of rows, their memory, and imports that are killed. Takes ten minutes or more. */
export default defineConfig({
  test: { include: ['apps/*/test/**/*.large.ts'], pool: 'forks', maxWorkers: 1, disableConsoleIntercept: true },
})
