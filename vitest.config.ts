import { configDefaults, defineConfig, type ViteUserConfig } from 'vitest/config'
import { longFiles, LongestFirst } from './scripts/test-suites.mjs'

const domains = ['assistance', 'charity', 'child-welfare', 'elderly-care', 'governance', 'registry']
const packagesOf = (names: readonly string[]): string[] => names.map((name) => `packages/${name}/test/`)

const projects = [
  {
    name: 'with a database',
    folders: ['apps/*/test/', ...packagesOf(['client', 'ingest', 'queue', 'store'])],
    options: { setupFiles: ['packages/store/test/prepared-pglite.ts'] },
  },
  {
    name: 'definitions and evaluation',
    folders: [
      'deployments/*/test/',
      ...packagesOf(['access', 'core', 'disclosure', 'export', 'plan', 'plan-text', 'release', ...domains]),
    ],
    // Functions without state, in many short files: a process for each would mostly load packages.
    options: { isolate: false },
  },
  {
    name: 'sample and repository',
    folders: [...packagesOf(['sample']), 'tests/', 'site/test/'],
    options: {},
  },
]

/** The projects with files of a kind: all, those that do not take long, or those that do. */
export function suite(kind: 'all' | 'short' | 'long'): ViteUserConfig {
  return {
    test: {
      maxWorkers: 2,
      sequence: { sequencer: LongestFirst },
      projects: projects.map(({ name, folders, options }) => ({
        test: {
          name,
          include:
            kind === 'long'
              ? longFiles.filter((file) => folders.some((folder) => isIn(folder, file)))
              : folders.map((folder) => `${folder}**/*.test.ts`),
          // `pnpm docs:test` builds the site before it reads it.
          exclude: [...configDefaults.exclude, 'site/test/built/**', ...(kind === 'short' ? longFiles : [])],
          pool: 'forks',
          testTimeout: 30_000,
          // The first start of the embedded database takes seconds, more on a busy machine.
          hookTimeout: 120_000,
          ...options,
        },
      })),
    },
  }
}

const isIn = (folder: string, file: string): boolean => new RegExp(`^${folder.replace('*', '[^/]+')}`).test(file)

// Who names a file or a folder asks for all of it.
const isNamed = process.argv
  .slice(2)
  .some((given) => !given.startsWith('-') && !['run', 'watch', 'list'].includes(given))

/** `pnpm test`: all files but the long ones, or what is named. */
export default defineConfig(suite(isNamed ? 'all' : 'short'))
