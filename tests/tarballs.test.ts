import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** What the test reads of a board. */
interface Board {
  readonly rows: readonly {
    readonly indicator: string
    readonly quote: string
    readonly target: { readonly period: string; readonly value: number; readonly shown: { readonly zh: string } }
    readonly cells: readonly {
      readonly observation: { readonly value: number | null }
      readonly target: { readonly value: number } | null
      readonly interim?: readonly { readonly value: number; readonly state: string }[]
    }[]
  }[]
}

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
/** What a browser loads, of a package that is a site. */
const site = /^package\/dist\/(index\.html|assets\/[\w-]+\.(css|svg))$/
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
    { timeout: 180_000 },
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
              !data[name]?.includes(path.replace('package/', '')) &&
              !(name === '@minzheng/dashboard' && site.test(path)),
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

  it('imports every entry point at run time with only its declared dependencies', { timeout: 180_000 }, async () => {
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

  // An invented city of another shape, in a folder outside the workspace: a county without townships, a county-level
  // city, a development zone, a domain, a unit and kinds of its own.
  describe('a second city, with nothing but the packages', () => {
    let city: string
    const run = async (...args: readonly string[]): Promise<string> => {
      const { stdout } = await execute(join(project, 'node_modules/.bin/minzheng'), args, {
        cwd: city,
        env: { PATH: process.env['PATH'], HOME: city, NO_COLOR: '1', MINZHENG_FOLDER: join(city, '.minzheng') },
      })
      return stdout
    }
    const boardOf = async (...args: readonly string[]): Promise<Board> => {
      await run('report', ...args, '--json', join(city, 'board.json'))
      return JSON.parse(readFileSync(join(city, 'board.json'), 'utf8')) as Board
    }
    const valuesOf = ({ rows }: Board): unknown =>
      rows.map(({ indicator, target, cells }) => [
        indicator,
        target.period,
        target.shown.zh,
        ...cells.map(({ observation }) => observation.value),
      ])

    beforeAll(async () => {
      city = join(folder, 'yunxi')
      await cp(join(root, 'tests/second-city'), city, { recursive: true })
      const sent = readdirSync(join(city, 'files')).map((name) => join('files', name))
      const said = await run('import', ...sent)
      expect(said).toContain('隔离 quarantined 0')
    }, 120_000)

    it('has the figures that are counted by hand, against what its plan promises', { timeout: 180_000 }, async () => {
      const board = await boardOf('--up-to', '2025-06')
      // 云溪市, 城东区, 望山县, 高新区, 江口市. Hours: 60, 20, 10 and 5 a month, half a year.
      expect(valuesOf(board)).toEqual([
        ['elderly-care.new-meal-sites', '2025', '4至5', 5, 2, 1, 0, 2],
        ['elderly-care.doorstep-stations', '2025', '≥ 1', 2, 1, 0, 0, 1],
        ['veterans.service-hours', '2025', '≥ 1,000', 570, 360, 120, 60, 30],
        // Only one county has the task.
        ['elderly-care.liulin-home', '2025', '≥ 已完成', 2, 2, null, null, null],
      ])
      // A part by registered persons: 60, 20, 10 and 10 of 100; the half-year's 400 too, which one county has missed.
      const hours = board.rows[2]?.cells
      expect(hours?.map(({ target }) => target?.value)).toEqual([1000, 600, 200, 100, 100])
      expect(hours?.map(({ interim }) => interim?.map(({ value, state }) => `${value} ${state}`))).toEqual([
        ['400 kept'],
        ['240 kept'],
        ['80 kept'],
        ['40 kept'],
        ['40 missed'],
      ])
      // Each district of the set, and no other.
      expect(board.rows[1]?.cells.map(({ target }) => target?.value ?? null)).toEqual([null, 1, null, 1, null])
    })

    it('shows the adjusted number from its day on, with the one before', { timeout: 180_000 }, async () => {
      const july = [
        '望山县(990121) 老年助餐点 · 报告期:2025-07 · 填报日期:2025-08-02',
        '助餐点编号,行政区划代码,类型,启用日期,停用日期',
        '990121-1,990121,助餐点,2025-04-02,',
        '990121-2,990121,助餐点,2025-07-09,',
      ]
      await writeFile(join(city, 'july.csv'), july.join('\n'))
      await run('import', 'july.csv')
      const [row] = (await boardOf()).rows
      expect(row).toMatchObject({
        target: { value: 6 },
        adjusted: [{ from: '2025-07-01', before: { shown: { zh: '4至5' } }, after: { quote: '新建助餐点调整为6个' } }],
      })
      expect((await boardOf('--up-to', '2025-06')).rows[0]).toMatchObject({ target: { value: 4 } })
    })

    it(
      'explains a figure by its own plan, and names what the plan does not mention',
      { timeout: 180_000 },
      async () => {
        const own = await run('explain', 'veterans.hours-per-10k', '城东区', '2025-S1')
        expect(own).toContain('第2项「提升服务质量」(yunxi-2025)')
        expect(own).toContain('60.0 小时/万人')
        expect(await run('explain', 'charity.charitable-organisations')).toContain('计划未提及')
        const page = join(city, 'coverage.md')
        await run('coverage', '--markdown', page)
        expect(readFileSync(page, 'utf8')).toContain('新建助餐点4～5个')
        expect(readFileSync(page, 'utf8')).not.toContain('湖州')
      },
    )

    it('writes its workbook, its page and its observations', { timeout: 180_000 }, async () => {
      await run('report', '--xlsx', 'board.xlsx', '--html', 'board.html')
      const page = readFileSync(join(city, 'board.html'), 'utf8')
      for (const words of ['云溪市', '高新区', '家门口服务站数', '原目标 4至5', '小时']) expect(page).toContain(words)
      await run('export', 'figures.csv', '--indicator', 'veterans.service-hours', '--period', '2025-06')
      expect(readFileSync(join(city, 'figures.csv'), 'utf8')).toContain('veterans.service-hours')
      const template = await run('template', 'veteran-services', 'empty.xlsx')
      expect(template).toContain('empty.xlsx')
    })

    it('refuses a plan with a wrong indicator, by the name of its file', { timeout: 180_000 }, async () => {
      const plan = join(city, 'plan-2025.json')
      const text = readFileSync(plan, 'utf8')
      await writeFile(plan, text.replace('veterans.hours-per-10k', 'veterans.nothing'))
      await expect(run('report')).rejects.toMatchObject({
        stderr: expect.stringContaining('indicator must be one of the catalogue, got "veterans.nothing"') as unknown,
      })
      await writeFile(plan, text)
    })
  })
})
