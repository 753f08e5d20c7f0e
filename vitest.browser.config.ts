import { defineConfig } from 'vitest/config'

/** `pnpm test:browser`: the dashboard in Chromium, over a real service with the sample city. */
export default defineConfig({
  test: {
    include: ['apps/dashboard/test/browser/**/*.browser.ts'],
    globalSetup: ['apps/dashboard/test/browser/sample-service.ts'],
    pool: 'forks',
    // One service and one browser at a time: the machine has two cores.
    maxWorkers: 1,
    testTimeout: 180_000,
    // A page may still be reading.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 120_000,
  },
})
