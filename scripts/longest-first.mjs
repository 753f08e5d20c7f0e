import { BaseSequencer } from 'vitest/node'

/** The test files that take longest, so that none of them runs alone at the end. Whatever is not named comes after. */
const longest = [
  'apps/cli/test/end-to-end',
  'packages/store/test/agreement',
  'packages/sample/test/files',
  'apps/worker/test/import-thread',
  'packages/store/test/landing-paths',
  'packages/ingest/test/quarantine',
  'packages/store/test/changed-districts',
  'packages/store/test/changed-definitions',
  'packages/store/test/uneven-trees',
  'apps/cli/test/import',
  'apps/worker/test/service',
  'apps/cli/test/formats',
  'packages/store/test/round-trips',
  'tests/examples',
  'tests/tarballs',
  'apps/worker/test/worker',
  'packages/store/test/sums',
].map((name) => `/${name}.test.ts`)

const placeOf = ({ moduleId }) => {
  const at = longest.findIndex((name) => moduleId.endsWith(name))
  return at < 0 ? longest.length : at
}

/** Runs the named files first, the others in the order of vitest itself. */
export class LongestFirst extends BaseSequencer {
  async sort(files) {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's method of this name, which returns a promise
    const others = await super.sort(files)
    return others.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
