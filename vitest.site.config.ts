import { defineConfig } from 'vitest/config'

/** `pnpm docs:test`: reads the built documentation, its links and its search. */
export default defineConfig({
  test: { include: ['site/test/built/**/*.test.ts'], pool: 'forks', maxWorkers: 1, testTimeout: 30_000 },
})
