import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = join(root, 'packages')

interface Manifest {
  readonly name: string
  readonly dependencies: Readonly<Record<string, string>>
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const domains = readdirSync(packages).filter((name) => {
  const file = join(packages, name, 'turbo.json')
  return existsSync(file) && (read(file) as { tags: string[] }).tags.includes('domain')
})

/** The ids of the indicators that a file exports by name, and of those in its list. */
async function definitionsOf(
  file: string,
): Promise<{ readonly named: readonly string[]; readonly listed: readonly string[] }> {
  const { default: list, ...named } = (await import(file)) as { default: readonly { id: string }[] } & Record<
    string,
    { id: string }
  >
  return { named: Object.values(named).map(({ id }) => id), listed: list.map(({ id }) => id) }
}

describe('the domain packages', () => {
  it('are six', () => {
    expect(domains).toEqual(['assistance', 'charity', 'child-welfare', 'elderly-care', 'governance', 'registry'])
  })

  it.each(domains)('%s has the files that every domain has', (name) => {
    const files = [
      'README.md',
      'src/checks.ts',
      'src/datasets/index.ts',
      'src/measures.ts',
      'src/domain.ts',
      'src/index.ts',
      'src/indicators/index.ts',
      'test/checks.test.ts',
      'test/domain.test.ts',
      'test/examples/index.ts',
      'test/rules.test.ts',
    ]
    expect(files.filter((file) => !existsSync(join(packages, name, file)))).toEqual([])
    expect(readdirSync(join(packages, name, 'src')).toSorted()).toEqual([
      'checks.ts',
      'datasets',
      'domain.ts',
      'index.ts',
      'indicators',
      'measures.ts',
      'rules',
    ])
    // By subject, since another city's plan numbers its items differently.
    for (const file of readdirSync(join(packages, name, 'src/indicators')))
      expect(file).toMatch(/^(?!item)[a-z]+(-[a-z]+)*\.ts$/)
  })

  it.each(domains)('%s lists every indicator once: in its file and in the domain', async (name) => {
    const folder = join(packages, name, 'src/indicators')
    const files = readdirSync(folder).filter((file) => file !== 'index.ts')
    const perFile = await Promise.all(files.map((file) => definitionsOf(join(folder, file))))
    for (const { named, listed } of perFile) expect([...listed].toSorted()).toEqual([...named].toSorted())
    const { named, listed } = await definitionsOf(join(folder, 'index.ts'))
    expect([...listed].toSorted()).toEqual([...named].toSorted())
    expect(new Set(listed)).toEqual(new Set(perFile.flatMap((file) => file.listed)))
    expect(listed.length).toBeGreaterThan(0)
  })

  it.each(domains)('%s lists each of its rules in its README, with what it rests on', (name) => {
    const [, table = ''] = readFileSync(join(packages, name, 'README.md'), 'utf8').split('| rests on |')
    const listed = [...table.matchAll(/`(\w+)`/g)].map(([, rule]) => rule)
    const door = readFileSync(join(packages, name, 'src/index.ts'), 'utf8')
    const exported = [...door.matchAll(/export \{([^{}]*)\} from '\.\/rules\//g)]
      .flatMap(([, names]) => names.split(',').map((each) => each.trim()))
      .filter((each) => each !== '' && !each.startsWith('type '))
    expect(exported.length).toBeGreaterThan(0)
    expect([...new Set(listed)].toSorted()).toEqual(exported.toSorted())
    for (const row of table.trim().split('\n').slice(1)) expect(row).toMatch(/^\| `.+ \| .+ \| .+ \|$/)
  })

  it.each(domains)('%s has the manifest that every domain has, and depends on core and zod at most', (name) => {
    const manifest = read(join(packages, name, 'package.json')) as Manifest
    const first = read(join(packages, domains[0], 'package.json')) as Manifest
    expect(Object.keys(manifest)).toEqual(Object.keys(first))
    expect(['@minzheng/core', 'zod']).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)))
    for (const file of ['tsconfig.json', 'tsconfig.build.json', 'tsup.config.ts', 'turbo.json'])
      expect(readFileSync(join(packages, name, file), 'utf8')).toBe(
        readFileSync(join(packages, domains[0], file), 'utf8'),
      )
  })
})

const use = `
const records = {
  caregivers: [
    { caregiver: '0'.repeat(32), district: '330523', setting: 'home', employment: 'full-time', certificate: 'level-5', certifiedOn: '2023-01-01', startedOn: '2023-01-01', leftOn: null },
    { caregiver: '1'.repeat(32), district: '330523', setting: 'home', employment: 'full-time', certificate: null, certifiedOn: null, startedOn: '2023-01-01', leftOn: null },
  ],
  population: [{ district: '330523', countedOn: '2023-12-31', base: 'registered', sex: 'female', ageFrom: 60, ageTo: 64, persons: 400 }],
}
const city = districtTree([
  { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '地级市' },
  { code: '330523', name: '安吉县', level: 'county', parent: '330500', kind: '县' },
])
const returns = ['caregivers', 'population'].map((dataset) => ({ dataset, district: '330500', month: '2024-05' }))
const figure = evaluate(catalogue([elderlyCare], city), records, returns).observe('elderly-care.certified-caregivers-per-10k-elderly', '330500', '2024-05')
console.log(figure.value)
`

describe('the packed packages, in an empty project outside the workspace', () => {
  let folder: string
  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'minzheng-packed-'))
    for (const name of ['core', 'elderly-care'])
      execFileSync('pnpm', ['pack', '--pack-destination', folder], { cwd: join(packages, name), stdio: 'pipe' })
    const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
    expect(tarballs).toHaveLength(2)
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
    run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs.map((name) => `./${name}`))
    await mkdir(join(folder, 'node_modules', '@types'), { recursive: true })
    await symlink(join(root, 'node_modules', '@types', 'node'), join(folder, 'node_modules', '@types', 'node'))
  }, 180_000)
  afterAll(async () => {
    await rm(folder, { recursive: true })
  })

  it('work by import', async () => {
    await writeFile(
      join(folder, 'by-import.mjs'),
      `import { catalogue, districtTree, evaluate } from '@minzheng/core'\nimport { elderlyCare } from '@minzheng/elderly-care'\n${use}`,
    )
    expect(run(process.execPath, 'by-import.mjs').trim()).toBe('25')
  })

  it('work by require', async () => {
    await writeFile(
      join(folder, 'by-require.cjs'),
      `const { catalogue, districtTree, evaluate } = require('@minzheng/core')\nconst { elderlyCare } = require('@minzheng/elderly-care')\n${use}`,
    )
    expect(run(process.execPath, '--no-warnings', 'by-require.cjs').trim()).toBe('25')
  })

  it('work in TypeScript, which does not compile a word that is no value of a choice', async () => {
    await writeFile(
      join(folder, 'typed.ts'),
      `import { catalogue, districtTree, evaluate, is } from '@minzheng/core'
import type { Value } from '@minzheng/core/evaluation'
import { caregivers, elderlyCare, type ElderlyCareId } from '@minzheng/elderly-care'
export const right = is(caregivers.col.setting, 'home')
// @ts-expect-error -- there is no such setting
export const wrong = is(caregivers.col.setting, 'hom')
// @ts-expect-error -- there is no such field
export const missing = caregivers.col.certificat
export const id: ElderlyCareId = 'elderly-care.new-meal-sites'
// @ts-expect-error -- there is no such indicator
export const other: ElderlyCareId = 'elderly-care.new-meal-site'
export const value: Value = 1
${use}`,
    )
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2023',
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
          types: ['node'],
        },
        files: ['typed.ts'],
      }),
    )
    let output = ''
    try {
      output = run(process.execPath, join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json')
    } catch (error) {
      output = String((error as { stdout?: string }).stdout)
    }
    expect(output).toBe('')
  })
})
