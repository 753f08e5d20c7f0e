import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../src/command-line.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-cli-months-'))
  vi.stubEnv('DATABASE_URL', undefined)
  vi.stubEnv('REDIS_URL', undefined)
  vi.stubEnv('MINZHENG_FOLDER', join(folder, 'minzheng'))
  vi.stubEnv('NO_COLOR', '1')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

/** Runs a command in this process; `output` is all that it says, `data` only its standard output. */
async function minzheng(...args: string[]) {
  let output = ''
  let data = ''
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      output += String(text)
      if (name === 'stdout') data += String(text)
      return true
    }),
  )
  const before = process.exitCode
  process.exitCode = 0
  try {
    await runCommandLine(args)
    return { status: process.exitCode, output, data }
  } finally {
    process.exitCode = before
    for (const spy of spies) spy.mockRestore()
  }
}

/** A register of meal sites of a county. */
async function sites(name: string, month: string, codes: readonly string[], opened = '2023-02-01'): Promise<string> {
  const path = join(folder, name)
  const rows = codes.map((code) => `${code},330523,老年食堂,${opened},`)
  const lines = [
    `安吉县(330523) 老年助餐点 全量名册 · 报告期:${month}`,
    '助餐点编号,行政区划代码,类型,启用日期,停用日期',
    ...rows,
  ]
  await writeFile(path, lines.join('\n'))
  return path
}

const until = ['--until', '2099-12-31'] as const
const anji = ['2024-01', '--district', '安吉县'] as const

describe('the months of a county on the command line', { timeout: 300_000 }, () => {
  it('are all open, and need no account, until somebody uses their states', async () => {
    const file = await sites('一月.csv', '2024-01', ['S1', 'S2'])
    // Who landed it stays in the chain for good, so it is an account, never a person.
    const named = await minzheng('import', file, '--by', '张三')
    expect(named).toMatchObject({ status: 1, output: expect.stringContaining('须为账号') })
    expect(named.output).not.toContain('张三')
    expect((await minzheng('import', file, '--by', 'anji-1')).status).toBe(0)
    expect((await minzheng('months')).output).toContain('没有月份上报过')
    expect((await minzheng('months', '2024-01')).output).toContain('安吉县 330523  填报中 open')
    expect(await minzheng('submit', ...anji, '--by', 'anji-1')).toMatchObject({
      status: 1,
      output: expect.stringContaining('没有授权'),
    })
  })

  it('have accounts: the first security administrator makes itself, and grants and revokes for others', async () => {
    expect((await minzheng('grant', 'reader-1', 'reader', ...until)).output).toContain('首个授权须为安全管理员')
    expect((await minzheng('grant', 'security-1', '安全管理员', ...until)).output).toContain('首个安全管理员')
    for (const [actor, role, ...more] of [
      ['anji-1', 'county-officer', '--district', '安吉县'],
      ['review-1', '审核员'],
      ['city-1', 'city-officer'],
      ['reader-1', 'reader'],
    ])
      expect((await minzheng('grant', actor!, role!, ...more, ...until, '--by', 'security-1')).status).toBe(0)
    expect((await minzheng('grant', 'x-1', 'king', ...until, '--by', 'security-1')).output).toContain('没有这个角色')
    expect((await minzheng('grants')).output).toMatch(
      /#2 anji-1 {2}县级业务员 county-officer {2}安吉县 330523[^]*共 5 项授权/,
    )
    expect((await minzheng('revoke', '#5', '--reason', '离职', '--by', 'security-1')).output).toContain(
      '已撤销 revoked by security-1: 离职',
    )
    expect((await minzheng('grants')).output).toContain('共 4 项授权')
    const all = await minzheng('grants', '--all', '--json')
    expect((JSON.parse(all.data) as readonly unknown[]).length).toBe(5)
  })

  it('are submitted, reviewed and locked, each by another account', async () => {
    expect((await minzheng('submit', ...anji, '--by', 'anji-1')).output).toContain(
      '✓ 2024-01 安吉县 330523  已上报 submitted',
    )
    expect((await minzheng('review', ...anji, '--send-back', '漏报', '--by', 'review-1')).output).toContain(
      '填报中 open  退回',
    )
    await minzheng('submit', ...anji, '--by', 'anji-1')
    expect((await minzheng('review', '2024-01', '--by', 'anji-1')).output).toContain('所授角色没有此项权限')
    expect((await minzheng('review', '2024-01', '--by', 'review-1')).output).toContain('已审核 reviewed')
    expect((await minzheng('lock', '2024-01', '--by', 'city-1')).output).toContain('已锁定 locked')
    expect((await minzheng('lock', '2024-01', '--by', 'city-1')).output).toContain('没有已审核的地区')
    const { data } = await minzheng('months', '2024-01', '--json')
    expect(JSON.parse(data)).toContainEqual(expect.objectContaining({ district: '330523', state: 'locked' }))
  })

  it('refuse a late file and a withdrawal once they are locked, unless these are revisions', async () => {
    const late = await sites('一月迟.csv', '2024-01', ['S1', 'S2', 'S3'])
    const dry = await minzheng('import', late, '--dry-run')
    expect(dry.output).toContain('将改动已锁定的月份，正式导入须作为修订')
    const refused = await minzheng('import', late)
    expect(refused).toMatchObject({ status: 1, output: expect.stringContaining('安吉县（330523） 2024-01 已锁定') })
    expect((await minzheng('sources')).output).toContain('共 1 个来源')
    expect((await minzheng('import', late, '--revision', '漏报')).output).toContain('须同时写')
    const revised = await minzheng('import', late, '--revision', '漏报', '--by', 'city-1')
    expect(revised).toMatchObject({
      status: 0,
      output: expect.stringContaining('修订已锁定的月份 revises locked months: 2024-01 330523'),
    })
    const why = ['--reason', '重复报送', '--by', '安吉县民政局'] as const
    expect((await minzheng('withdraw', '一月迟.csv', ...why)).output).toContain('2024-01 已锁定')
    expect((await minzheng('withdraw', '一月迟.csv', ...why, '--revision-by', 'city-1')).status).toBe(0)
    expect((await minzheng('months', '--history')).output).toMatch(
      /修订 revise {2}已锁定 → 已锁定 {2}city-1 {2}漏报[^]*修订 revise .* 重复报送/,
    )
  })

  it('are reopened with a reason and an end', async () => {
    const reopen = ['reopen', ...anji, '--reason', '漏报', '--by', 'city-1'] as const
    expect((await minzheng(...reopen, '--until', '2099-01-01')).output).toContain('最长31天')
    expect((await minzheng(...reopen, '--until', '12')).output).toContain('时点不对')
    const end = new Date(Date.now() + 3 * 86_400_000).toISOString()
    expect((await minzheng(...reopen, '--until', end)).output).toContain(
      `填报中 open  重新打开至 reopened until ${end.slice(0, 16)}Z`,
    )
    expect((await minzheng('import', await sites('一月再.csv', '2024-01', ['S1', 'S4']))).status).toBe(0)
  })
})
