import { BaseSequencer } from 'vitest/node'

/**
 * The test files that take longest, the longest first: programs that are started and stopped, walks over HTTP, files with
 * every fault, each role at each route. `pnpm test:long` runs them, and `pnpm test` all others, so that it stays below five minutes.
 */
export const longFiles = [
  'apps/api/test/kept-beside-fresh',
  'apps/cli/test/months',
  'packages/ingest/test/hostile-files',
  'apps/cli/test/formats',
  'apps/worker/test/service',
  'apps/worker/test/tls',
  'tests/tarballs',
  'apps/api/test/audiences',
  'apps/api/test/documentation',
  'apps/cli/test/end-to-end',
  'apps/worker/test/channels',
  'apps/api/test/other-county',
  'packages/store/test/kept-figures',
  'apps/api/test/unreadable-requests',
  'apps/cli/test/registers',
  'apps/api/test/roles',
  'packages/store/test/one-schema',
  'packages/client/test/client',
  'apps/api/test/alerts',
  'apps/cli/test/chain',
  'packages/store/test/office-readers',
  'apps/cli/test/read-ahead',
  'tests/examples',
  'apps/worker/test/worker',
  'packages/store/test/register-agreement',
  'apps/api/test/reading',
  'apps/api/test/limits',
  'apps/worker/test/several-cities',
  'packages/store/test/changed-districts',
  'packages/sample/test/files',
  'apps/api/test/disputes',
  'apps/api/test/mend-walk',
  'apps/api/test/disclosure',
  'apps/cli/test/doors',
  'packages/store/test/chain',
  'packages/store/test/district-events',
  'packages/store/test/registers',
  'apps/worker/test/import-thread',
  'apps/worker/test/release',
  'packages/store/test/months',
  'apps/api/test/sdmx',
  'apps/api/test/jobs',
  'apps/api/test/city-walk',
  'apps/api/test/sign-in',
  'apps/api/test/county-walk',
  'apps/api/test/auditor-walk',
  'apps/api/test/stranger-walk',
  'apps/api/test/comparisons',
  'apps/cli/test/second-deployment',
  'apps/api/test/kept-answers',
  'packages/store/test/landing-paths',
  'apps/api/test/public-role',
].map((name) => `${name}.test.ts`)

/** Of the others, those that take longest: none of them must run alone at the end. */
const first = ['packages/store/test/agreement', 'packages/store/test/store', 'apps/api/test/document'].map(
  (name) => `${name}.test.ts`,
)

const order = [...longFiles, ...first]
const placeOf = ({ moduleId }) => {
  const at = order.findIndex((name) => moduleId.endsWith(`/${name}`))
  return at < 0 ? order.length : at
}

/** Runs the longest files first, the others in the order of vitest itself. */
export class LongestFirst extends BaseSequencer {
  async sort(files) {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's method of this name, which returns a promise
    const others = await super.sort(files)
    return others.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
