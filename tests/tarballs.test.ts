import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const execute = promisify(execFile)

interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly license?: string
  readonly engines?: { readonly node?: string }
  readonly exports: Readonly<Record<string, unknown>>
}

const published = ['packages', 'deployments', 'apps'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .map((name) => join(root, folder, name))
    .filter((path) => existsSync(join(path, 'package.json')))
    .map((path) => ({ path, manifest: JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest }))
    .filter(({ manifest }) => manifest.private !== true),
)
/** Tests of a domain use these entry points, which need vitest and fast-check; `workbooks` needs exceljs. */
const besides: Readonly<Record<string, readonly string[]>> = {
  '@minzheng/core/testing': ['vitest', 'fast-check'],
  '@minzheng/ingest/workbooks': ['exceljs'],
}
/** The data files of a deployment. */
const data: Readonly<Record<string, readonly string[]>> = {
  '@minzheng/huzhou': ['divisions.csv', 'minzheng.config.json', 'plan-2024.json', 'plan-2024.txt'],
}
const doors = published.flatMap(({ manifest }) =>
  Object.keys(manifest.exports)
    .filter((door) => door !== './package.json')
    .map((door) => manifest.name + door.slice(1)),
)

describe('every published package, as a user gets it', () => {
  let folder: string
  let project: string
  const files = new Map<string, string>()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'minzheng-tarballs-'))
    for (const { path, manifest } of published) {
      await execute('pnpm', ['pack', '--pack-destination', folder], { cwd: path })
      files.set(manifest.name, join(folder, `${manifest.name.slice(1).replace('/', '-')}-${manifest.version}.tgz`))
    }
    project = join(folder, 'stranger')
    await mkdir(project)
    // Nothing is hoisted, so each package finds only what it declares. The settings for pnpm 12 are those of the
    // READMEs.
    const tarballs = Object.fromEntries([...files].map(([name, file]) => [name, `file:${file}`]))
    await writeFile(
      join(project, 'package.json'),
      JSON.stringify({ name: 'stranger', private: true, type: 'module', dependencies: tarballs }),
    )
    const lines = Object.entries(tarballs).map(([name, file]) => `  '${name}': ${file}`)
    await writeFile(
      join(project, 'pnpm-workspace.yaml'),
      `hoist: false\npmOnFail: ignore\nallowBuilds:\n  msgpackr-extract: false\noverrides:\n${lines.join('\n')}\n`,
    )
    await execute('pnpm', ['install', '--prefer-offline'], { cwd: project })
    await mkdir(join(project, 'node_modules', '@types'), { recursive: true })
    await symlink(join(root, 'node_modules', '@types', 'node'), join(project, 'node_modules', '@types', 'node'))
  }, 300_000)
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  it(
    'contains all files for running and reading it, and no tests, sources or secrets',
    { timeout: 60_000 },
    async () => {
      for (const [name, file] of files) {
        const { stdout } = await execute('tar', ['-tzf', file])
        const held = stdout.trim().split('\n')
        expect(held, name).toEqual(
          expect.arrayContaining(['package/LICENSE', 'package/README.md', 'package/package.json']),
        )
        expect(
          held.filter(
            (path) =>
              !/^package\/(LICENSE|README\.md|package\.json|dist\/.*\.(js|js\.map|d\.ts))$/.test(path) &&
              !data[name]?.includes(path.replace('package/', '')),
          ),
          name,
        ).toEqual([])
        expect(
          held.filter((path) => /\.test\.|\/test\//.test(path)),
          name,
        ).toEqual([])
      }
    },
  )

  it('has source maps that contain their sources, which are not in the package', () => {
    for (const { path, manifest } of published)
      for (const file of readdirSync(join(path, 'dist')).filter((name) => name.endsWith('.js.map'))) {
        const map = JSON.parse(readFileSync(join(path, 'dist', file), 'utf8')) as {
          sources: string[]
          sourcesContent?: (string | null)[]
        }
        expect(map.sourcesContent?.filter((text) => text !== null).length, `${manifest.name} ${file}`).toBe(
          map.sources.length,
        )
      }
  })

  it('names its licence and its Node, and its README links only to files in the package', () => {
    for (const { path, manifest } of published) {
      expect(manifest, manifest.name).toMatchObject({ license: 'Apache-2.0', engines: { node: '>=20.19' } })
      const links = [...readFileSync(join(path, 'README.md'), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(
        ([, link]) => link,
      )
      expect(
        links.filter((link) => !/^(https?:|#)/.test(link)),
        manifest.name,
      ).toEqual([])
    }
  })

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'compiles with skipLibCheck false (module %s, resolution %s), with only its declared dependencies',
    { timeout: 120_000 },
    async (module, moduleResolution) => {
      const plain = doors.filter((door) => besides[door] === undefined)
      expect(plain.length).toBeGreaterThan(10)
      const code = plain.map(
        (door, index) => `import * as door${index} from '${door}'\nexport type Door${index} = typeof door${index}\n`,
      )
      // The command line exports no code.
      await writeFile(join(project, 'doors.ts'), code.join(''))
      const compilerOptions = {
        module,
        moduleResolution,
        target: 'es2023',
        lib: ['es2023'],
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        types: ['node'],
      }
      await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['doors.ts'] }))
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
      const said = await execute(process.execPath, [tsc, '-p', 'tsconfig.json'], { cwd: project }).then(
        ({ stdout }) => stdout,
        (error: { stdout?: string; message: string }) => error.stdout ?? error.message,
      )
      expect(said).toBe('')
    },
  )

  it('imports every entry point at run time with only its declared dependencies', { timeout: 60_000 }, async () => {
    const plain = doors.filter((door) => besides[door] === undefined)
    await writeFile(
      join(project, 'open.mjs'),
      `${plain.map((door) => `await import('${door}')`).join('\n')}\nconsole.log('open')\n`,
    )
    const { stdout } = await execute(process.execPath, ['open.mjs'], { cwd: project })
    expect(stdout).toBe('open\n')
  })

  it('documents the setting of pnpm in its README, if it depends on BullMQ', () => {
    for (const { path, manifest } of published.filter(({ manifest: { name } }) =>
      ['@minzheng/queue', '@minzheng/worker'].includes(name),
    )) {
      const readme = readFileSync(join(path, 'README.md'), 'utf8')
      expect(readme, manifest.name).toMatch(/allowBuilds:\n\s+msgpackr-extract: false/)
    }
  })
})
