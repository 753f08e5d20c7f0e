import { defineConfig } from 'vitest/config'

// The whole suites of what reckons with days, once for each time zone; `pnpm test` asks the built package in all of them at once.
const zones = [
  'Asia/Shanghai',
  'Pacific/Apia',
  'America/New_York',
  'America/Sao_Paulo',
  'Pacific/Kiritimati',
  'Europe/Lisbon',
]

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    projects: zones.map((zone) => ({
      test: {
        name: zone,
        env: { TZ: zone },
        testTimeout: 120_000,
        include: [
          'packages/{core,assistance,charity,child-welfare,elderly-care,governance,registry}/test/**/*.test.ts',
        ],
      },
    })),
  },
})
