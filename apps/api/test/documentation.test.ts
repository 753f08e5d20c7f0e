import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../cli/test/planted-release.js'
import { databases } from './databases.js'
import { mealSites, townshipOf } from './meal-sites-file.js'
import { landSites, meals, nanxun, openOffice, release, wuxing, type Office } from './office.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const page = readFileSync(join(root, 'docs/api.md'), 'utf8')
const run = promisify(execFile)
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0

/** The examples of a section, each line a command. */
function commandsOf(section: string): readonly string[] {
  const [, rest = ''] = page.split(`\n## ${section}\n`)
  const [text = ''] = rest.split('\n## ')
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'))
}

/** Whose work each example of writing is; the first that fits. */
const writers = [
  ['/v1/records/', 'records-1'],
  ['/review', 'reviewer-1'],
  ['/v1/months?', 'reviewer-1'],
  ['/v1/releases', 'city-1'],
  ['/v1/returns/', 'city-1'],
  ['', 'wuxing-1'],
] as const

describe('The examples of writing, over a service', { timeout: 120_000 }, () => {
  let office: Office
  let folder: string
  beforeAll(async () => {
    office = await openOffice(databases[0]!)
    folder = await mkdtemp(join(tmpdir(), 'minzheng-api-writing-'))
    const rows = ['2024-12-01', '2024-12-32'].map((openedOn, at) => ({
      site: `S${at + 1}`,
      district: townshipOf(wuxing),
      openedOn,
    }))
    await writeFile(join(folder, 'sites.csv'), mealSites(wuxing, '2024-12', rows))
  }, 120_000)
  afterAll(async () => {
    await office.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.skipIf(!has('curl'))('work as they are written, one after another', async () => {
    const commands = ['Write', 'Records behind a figure']
      .flatMap(commandsOf)
      // A dispute is about a revision, an alert has a number that nobody knows beforehand, and here no return is overdue:
      // their own tests have them.
      .filter((command) => command.startsWith('curl ') && !/\/v1\/(disputes|alerts\/|returns\/remind )/.test(command))
    expect(commands.length).toBeGreaterThanOrEqual(14)
    let [token, stamp] = ['', '']
    for (const command of commands) {
      const [, account] = writers.find(([part]) => command.includes(part))!
      if (command.includes('/mended')) await mend(join(folder, 'refused.xlsx'))
      const own = command
        .replace('-b jar.txt', `-b '${await office.signIn(account)}'`)
        .replace('STAMP', stamp)
        .replace(/^curl /, `curl -sS --max-time 60 -w '\\n%{http_code}' `)
      expect(own, command).not.toContain('jar.txt')
      const env = { PATH: process.env['PATH'], API: office.serving.url, TOKEN: `Authorization: Bearer ${token}` }
      const { stdout } = await run('sh', ['-c', own], { cwd: folder, env })
      const [body, status] = [stdout.slice(0, stdout.lastIndexOf('\n')), stdout.slice(stdout.lastIndexOf('\n') + 1)]
      expect([command, status], body.slice(0, 500)).toEqual([command, expect.stringMatching(/^20[012]$/)])
      if (command.includes('/v1/tokens')) token = (JSON.parse(body) as { readonly secret: string }).secret
      if (command.includes('/v1/months?'))
        stamp = (
          JSON.parse(body) as { readonly months: readonly { readonly district: string; readonly stamp: string }[] }
        ).months.find(({ district }) => district === wuxing)!.stamp
    }
    expect((await office.store.acts()).map(({ kind, undoneAt }) => [kind, undoneAt === null])).toEqual([
      ['correct', true],
      ['withdraw', false],
    ])
    expect((await office.store.months.states('2024-12')).find(({ district }) => district === wuxing)!.state).toBe(
      'reviewed',
    )
  })
})

/** Mends the one wrong day of a workbook of refused rows, as a clerk does. */
async function mend(path: string): Promise<void> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  let mends = 0
  book.worksheets[0]!.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.text !== '2024-12-32') return
      cell.value = '2024-12-31'
      mends += 1
    }),
  )
  expect(mends).toBe(1)
  await book.xlsx.writeFile(path)
}

describe('The documentation, over a service', { timeout: 120_000 }, () => {
  let office: Office
  let folder: string
  beforeAll(async () => {
    office = await openOffice(databases[0]!)
    await landSites(office.store, wuxing, ['2024-03', '2024-05'])
    await landSites(office.store, nanxun, ['2024-07'])
    await release(office.store, plantedRelease(1, 3))
    folder = await mkdtemp(join(tmpdir(), 'minzheng-api-examples-'))
  }, 120_000)
  afterAll(async () => {
    await office.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.skipIf(!has('curl'))('has examples of signing in and reading that work as they are written', async () => {
    const link = office.serving.links.find(({ account }) => account === 'city-1')!.url
    const commands = ['Sign in', 'Read', 'SDMX'].flatMap(commandsOf)
    expect(commands.length).toBeGreaterThan(10)
    for (const command of commands) {
      const own = command
        .replace('http://127.0.0.1:8080/sign-in/CODE', link)
        .replaceAll('http://127.0.0.1:8080', office.serving.url)
        .replace(/^curl /, `curl -sS --max-time 60 -w '\\n%{http_code}' `)
      expect(own, command).not.toBe(command)
      const { stdout } = await run('sh', ['-c', own], { cwd: folder, maxBuffer: 200_000_000 })
      const status = stdout.slice(stdout.lastIndexOf('\n') + 1)
      expect([command, status], stdout.slice(0, 500)).toEqual([command, expect.stringMatching(/^(200|303)$/)])
      expect(stdout.length, command).toBeGreaterThan(command.includes('/sign-in/') ? 3 : 100)
    }
  })

  it.skipIf(!has('python3'))(
    'has an example in Python that reads every page, and says why there is nothing',
    async () => {
      const script = join(root, 'examples/read-figures-in-python/figures.py')
      const python = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
        run('python3', [script, office.serving.url, ...args], {
          env: { PATH: process.env['PATH'], PYTHONIOENCODING: 'utf-8', ...env },
        })
      const asked = [meals, '--within', '330500', '--level', 'county', '--period', '2024']
      const { stdout, stderr } = await python([...asked, '--limit', '2'])
      expect(stderr).toBe('for public, release 1\n')
      const { figures } = (await (
        await office.get(`/v1/figures?indicator=${meals}&within=330500&level=county&period=2024`)
      ).json()) as { figures: readonly { period: string }[] }
      const lines = stdout.trim().split('\n')
      expect(figures.length).toBeGreaterThan(2)
      expect(lines).toHaveLength(figures.length)
      expect(lines).toContain('吴兴区\t2024\t[suppressed]')

      const scopes = [{ action: 'read-figures', district: wuxing, domain: null }] as const
      const until = new Date(Date.now() + 3_600_000)
      const { secret } = await office.store.tokens.mint({
        name: 'nightly',
        owner: 'wuxing-1',
        scopes: [...scopes],
        until,
      })
      const own = [meals, '--within', wuxing, '--level', 'county', '--period', '2024']
      const live = await python(own, { MINZHENG_TOKEN: secret })
      expect([live.stdout, live.stderr]).toEqual(['吴兴区\t2024\t2 site\n', 'for internal, live\n'])
      await expect(python(asked, { MINZHENG_TOKEN: secret })).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^403 /) as unknown,
      })
      await expect(python([meals, '--period', 'soon'])).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^400 .*period\.0 must be a period/) as unknown,
      })
    },
  )
})
