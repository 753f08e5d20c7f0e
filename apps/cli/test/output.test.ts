import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  colours,
  errorForPeople,
  forStream,
  keyText,
  shown,
  wantsColour,
  withoutBirthday,
  withoutPersonal,
} from '../src/terminal/output.js'
import { UsageError } from '../src/terminal/usage-error.js'

const obeyed = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u
const pipe = { isTTY: undefined, args: [], env: { TERM: 'xterm' } }
const terminal = { ...pipe, isTTY: true }

describe('colours', () => {
  it.each([
    ['a pipe gets none', pipe, false],
    ['a terminal gets them', terminal, true],
    ['a terminal that can show none gets none', { ...terminal, env: { TERM: 'dumb' } }, false],
    ['NO_COLOR turns them off', { ...terminal, env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR changes nothing', { ...terminal, env: { NO_COLOR: '' } }, true],
    ['--no-color turns them off', { ...terminal, args: ['check', '--no-color'] }, false],
    [
      '--no-color takes precedence over FORCE_COLOR',
      { ...pipe, args: ['--no-color'], env: { FORCE_COLOR: '1' } },
      false,
    ],
    ['NO_COLOR takes precedence over FORCE_COLOR', { ...pipe, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, false],
    ['FORCE_COLOR turns them on in a pipe', { ...pipe, env: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0 turns them off', { ...terminal, env: { FORCE_COLOR: '0' } }, false],
    ['CI turns them off', { ...pipe, env: { CI: 'true' } }, false],
  ])('%s', (_, choice, wanted) => expect(wantsColour(choice)).toBe(wanted))

  it('and no other control character reaches any stream, whatever the text contains', () => {
    const piece = fc.constantFrom(
      'a',
      '张',
      '\n',
      '\u001b',
      '[2J',
      '\u001b[2J',
      '\u001b]0;title\u0007',
      '\u009b31m',
      '\u202e',
      '\r',
      '\b',
      colours.red('x'),
      '\u001b[31m',
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          expect(forStream(text, pipe)).not.toMatch(obeyed)
          expect(
            forStream(text, terminal)
              .split(/\p{Cc}\[[\d;]*m/u)
              .join(''),
          ).not.toMatch(obeyed)
        },
      ),
    )
    expect(forStream(colours.red('✘'), terminal)).toBe('\u001b[31m✘\u001b[39m')
  })
})

describe('a value of a record or a file', () => {
  it('is printed on one line, and not if it is personal', () => {
    expect(shown('a\n✔ all accepted\u001b[1A.csv')).toBe('a�✔ all accepted�[1A.csv')
    expect(keyText({ application: '张三 13812345678', district: '330502' })).toBe('application=… district=330502')
    expect(withoutBirthday({ zh: '出生日期' }, '1950-03-01')).toBe('1950-…')
    expect(withoutBirthday({ zh: '入职日期' }, '1950-03-01')).toBe('1950-03-01')
    expect(
      JSON.parse(
        JSON.stringify(
          {
            keys: [{ a: '13812345678', n: 1 }],
            counted: [{ key: { a: '富民路12号' }, source: '13812345678.csv' }],
            key: 'x.count.1',
          },
          withoutPersonal,
        ),
      ),
    ).toEqual({
      keys: [{ a: '…', n: 1 }],
      counted: [{ key: { a: '…' }, source: '….csv' }],
      key: 'x.count.1',
    })
  })

  it('our own error is printed unchanged, line by line; of other errors nothing that they quote', () => {
    expect(errorForPeople(new UsageError('--up-to must be a month (YYYY-MM), got "June"\n  again'))).toBe(
      '--up-to must be a month (YYYY-MM), got "June"\nagain',
    )
    expect(errorForPeople(new Error('bad value "张三"'))).toBe('bad value "…"')
  })
})

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const hasScript = spawnSync('script', ['--version']).status === 0
if (!hasScript) console.log('output: terminals are not tested, since the command "script" does not exist; pipes are.')

/** The environment without what says something of colours. */
const bare = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/COLOR|^CI$|^TERM$/.test(name)))

// The program takes a second to start, more on a busy machine.
describe('the command line', { timeout: 120_000 }, () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'minzheng-output-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const run = (args: readonly string[], env: Record<string, string> = {}): Promise<{ out: string; err: string }> =>
    new Promise((resolve) =>
      execFile(process.execPath, [main, ...args], { env: { ...bare, TERM: 'xterm', ...env } }, (_, out, err) =>
        resolve({ out, err }),
      ),
    )
  let books = 0
  const template = (): string[] => ['template', 'dibao-standards', join(folder, `${(books += 1)}.xlsx`)]

  it('prints no colour into a pipe', async () => {
    const [made, refused] = await Promise.all([run(template(), { CI: 'true' }), run(['template', 'nosuch'])])
    expect(made.out).toMatch(/^✓ /)
    expect(refused.err).toMatch(/^✘ /)
  })

  it.skipIf(!hasScript)('prints colours to a terminal; each stream is decided separately', async () => {
    const onTerminal = (args: readonly string[], rest: string): string =>
      spawnSync(
        'script',
        ['-qec', `${[process.execPath, main, ...args].map((word) => `'${word}'`).join(' ')} ${rest}`, '/dev/null'],
        {
          env: { ...bare, TERM: 'xterm' },
          encoding: 'utf8',
          input: '',
        },
      ).stdout
    const [log, errors] = [join(folder, 'out.txt'), join(folder, 'errors.txt')]
    expect(onTerminal(template(), `2> '${errors}'`)).toContain('\u001b[32m✓')
    expect(onTerminal(['template', 'nosuch'], `> '${log}'`)).toContain('\u001b[31m✘')
    expect((await readFile(log, 'utf8')) + (await readFile(errors, 'utf8'))).not.toContain('\u001b')
    onTerminal(template(), `> '${log}'`)
    expect(await readFile(log, 'utf8')).toMatch(/^✓ /)
  })
})
