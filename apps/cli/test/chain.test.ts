import { readFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Observation } from '@minzheng/core'
import type { ReleasedFigure } from '@minzheng/release'
import { runCommandLine } from '../src/command-line.js'
import { openSession } from '../src/session/session.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-cli-chain-'))
  vi.stubEnv('DATABASE_URL', undefined)
  vi.stubEnv('REDIS_URL', undefined)
  vi.stubEnv('MINZHENG_FOLDER', join(folder, 'minzheng'))
  vi.stubEnv('NO_COLOR', '1')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

async function minzheng(...args: string[]) {
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text)
      return true
    }),
  )
  const before = process.exitCode
  process.exitCode = 0
  try {
    await runCommandLine(args)
    return { status: process.exitCode, output: written.stdout + written.stderr, stdout: written.stdout }
  } finally {
    process.exitCode = before
    for (const spy of spies) spy.mockRestore()
  }
}

const path = (name: string): string => join(folder, name)
const text = (name: string): Promise<string> => readFile(path(name), 'utf8')

const observation: Observation = {
  indicator: 'test.homes',
  variant: 'all',
  part: null,
  district: '990102',
  period: '2024-01',
  numerator: 400_123,
  denominator: null,
  value: 400_123,
  status: 'A',
  reason: null,
  asOf: '2024-01-31',
  received: 3,
  expected: 3,
  version: 'v',
  revision: 7,
}
const figures: readonly ReleasedFigure[] = [
  { observation, disclosure: 'shown' },
  { observation: { ...observation, district: '990103', numerator: 300_321, value: 300_321 }, disclosure: 'small' },
]

async function release(revises?: { readonly number: number; readonly why: string }): Promise<void> {
  const session = await openSession(process.env)
  try {
    await session.store.releases.save({
      plan: '2024',
      period: '2024-01',
      by: '养老服务科',
      notes: '',
      rule: { threshold: 5 },
      publicationPlan: null,
      figures: [
        revises === undefined
          ? figures
          : figures.map(({ observation: each, disclosure }) => ({ observation: { ...each, received: 2 }, disclosure })),
      ],
      ...(revises === undefined ? {} : { revises }),
    })
  } finally {
    await session.close()
  }
}

describe('the chain and releases', { timeout: 300_000 }, () => {
  it('are empty at first, and say so', async () => {
    expect((await minzheng('releases')).output).toContain('共 0 次发布 releases')
    expect((await minzheng('chain', 'verify')).output).toContain('未发现改动 nothing was changed')
    await minzheng('chain', 'export', path('empty.jsonl'))
    expect((await stat(path('empty.jsonl'))).size).toBe(0)
  })

  it('an import and a release are entries, and the files alone prove them', async () => {
    const header = '助餐点编号,行政区划代码,类型,启用日期,停用日期'
    const title = '安吉县(330523) 老年助餐点 全量名册 · 报告期:2024-01'
    await writeFile(path('助餐点.csv'), [title, header, 'S1,330523,老年食堂,2023-02-01,'].join('\n'))
    await minzheng('import', path('助餐点.csv'), '--by', '330523-statistics')
    await release()
    const { stdout } = await minzheng('releases', '1', '--json')
    const { head, seq } = JSON.parse(stdout) as { head: string; seq: number }
    expect(seq).toBe(2)

    expect((await minzheng('chain', 'export', path('chain.jsonl'))).output).toContain(`链头 head: ${head}`)
    const exported = await text('chain.jsonl')
    expect(exported).toContain('"actor":"330523-statistics"')
    expect(exported.replaceAll('330523-statistics', '')).not.toMatch(/330523|400123|300321|accepted/)
    const { status, output } = await minzheng('chain', 'verify', path('chain.jsonl'), '--head', head)
    expect(output).toContain('所给链头是第 2 条 the given head is entry 2')
    expect(status).toBe(0)
    expect((await minzheng('chain', 'verify', path('chain.jsonl'))).output).toContain('未给链头')
    expect((await minzheng('chain', 'verify', '--head', head)).output).toContain('未发现改动')
  })

  it('needs no database to verify a file', async () => {
    vi.stubEnv('MINZHENG_FOLDER', path('nowhere'))
    try {
      expect((await minzheng('chain', 'verify', path('chain.jsonl'))).status).toBe(0)
      await expect(stat(path('nowhere'))).rejects.toThrow('ENOENT')
    } finally {
      vi.stubEnv('MINZHENG_FOLDER', join(folder, 'minzheng'))
    }
  })

  it.each([
    ['a changed byte', (lines: string[]) => [lines[0]!.replace('landing', 'landinG'), lines[1]!], '第1行'],
    ['a removed entry', (lines: string[]) => [lines[1]!], '缺少第1条'],
    ['a reordered entry', (lines: string[]) => lines.toReversed(), '第1条（第2行）排在后面的记录之后'],
  ])('says which entry has %s, and its exit code is 1', async (_, damage, words) => {
    const lines = (await text('chain.jsonl')).trimEnd().split('\n')
    await writeFile(path('damaged.jsonl'), `${damage(lines).join('\n')}\n`)
    const { status, output } = await minzheng('chain', 'verify', path('damaged.jsonl'))
    expect(output).toContain(words)
    expect(status).toBe(1)
  })

  it('figures are written for an audience, and the opening proves them', async () => {
    await minzheng('releases', '1', '--figures', path('public.jsonl'), '--audience', 'public')
    const inside = await minzheng('releases', '#1', '--figures', path('all.jsonl'))
    expect(inside.output).toContain('仅供内部')
    expect(await text('public.jsonl')).toContain('400123')
    expect(await text('public.jsonl')).not.toMatch(/300321|small/)
    expect(await text('all.jsonl')).toContain('300321')
    const opened = await minzheng('chain', 'open', '2', path('opening.txt'))
    expect(opened.output).toContain('可交外部核对')
    expect(await text('opening.txt')).not.toMatch(/400123|300321/)
    const prove = (name: string) =>
      minzheng('chain', 'verify', path('chain.jsonl'), '--opening', path('opening.txt'), '--figures', path(name))
    expect((await prove('public.jsonl')).output).toContain(
      '数与发布时一致 the figures are those that were released (公开 public)',
    )
    expect((await prove('all.jsonl')).output).toContain('仅供内部')
    await writeFile(path('forged.jsonl'), (await text('public.jsonl')).replace('400123', '400124'))
    expect(await prove('forged.jsonl')).toMatchObject({
      status: 1,
      output: expect.stringContaining('与发布时不同') as string,
    })
    expect((await minzheng('chain', 'open', '1', path('landing.txt'))).output).toContain('仅供内部')
    const other = await minzheng('chain', 'verify', path('damaged.jsonl'), '--opening', path('public.jsonl'))
    expect(other).toMatchObject({ status: 1, output: expect.stringContaining('链中没有一条与开启文件相符') as string })
  })

  it('a revision shows at both releases', async () => {
    await release({ number: 1, why: '重复登记' })
    const { output } = await minzheng('releases')
    expect(output).toContain('已由 #2 修订 revised')
    expect(output).toContain('修订 revises #1: 重复登记')
    expect(output).toContain('数 figures 2, 其中不予公布 hidden 1')
    expect(output).toContain('共 2 次发布')
  })

  it('refuses what is not there, and says what it needs', async () => {
    const cases: readonly (readonly [string, ...string[]])[] = [
      ['没有第9号发布', 'releases', '9'],
      ['must be a whole number, got "x"', 'releases', 'x'],
      ['须写明发布号', 'releases', '--figures', path('x')],
      ['链条没有第99条', 'chain', 'open', '99', path('x')],
      ['链头须为64位十六进制散列值', 'chain', 'verify', path('chain.jsonl'), '--head', 'abc'],
      ['须与 --opening 同用', 'chain', 'verify', path('chain.jsonl'), '--figures', path('x')],
      ['须与文件同用', 'chain', 'verify', '--opening', path('opening.txt')],
      ['ENOENT', 'chain', 'verify', path('no-such-file')],
    ]
    for (const [words, ...args] of cases) {
      const { status, output } = await minzheng(...args)
      expect(output, args.join(' ')).toContain(words)
      expect(status, args.join(' ')).toBe(1)
    }
  })
})
