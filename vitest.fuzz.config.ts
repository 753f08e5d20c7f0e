import { defineConfig } from 'vitest/config'

/** `pnpm test:fuzz`: tens of thousands of damaged files. Ends by itself after FUZZ_SECONDS (240). */
export default defineConfig({
  test: { include: ['packages/*/test/**/*.fuzz.ts'], pool: 'forks', maxWorkers: 1, disableConsoleIntercept: true },
})
