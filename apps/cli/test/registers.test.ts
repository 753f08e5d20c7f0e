import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../src/command-line.js'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-cli-registers-'))
  vi.stubEnv('DATABASE_URL', undefined)
  vi.stubEnv('REDIS_URL', undefined)
  vi.stubEnv('MINZHENG_FOLDER', join(folder, 'minzheng'))
  vi.stubEnv('NO_COLOR', '1')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

/** Runs the command line as an office does, in a process of its own, on the embedded database. */
function inProcess(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    input,
    env: process.env,
  })
  return { status, output: stdout + stderr, stdout }
}

/** Runs a command in this process, as most are here: a process for each would mostly load packages. */
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
    const { stdout, stderr } = written
    return { status: process.exitCode, output: stdout + stderr, stdout }
  } finally {
    process.exitCode = before
    for (const spy of spies) spy.mockRestore()
  }
}
const why = ['--reason', '重复报送', '--by', '安吉县民政局'] as const

/** Fictitious identity numbers with valid check digits. */
const numbers = ['330599194001010010', '330599201506010027', '33059919700101009X'] as const
const carerHeader = '身份证号,姓名,行政区划代码,服务类型,用工形式,证书等级,入职日期'
const carer = (number: string, from = '2023-01-05'): string => `${number},模拟甲,330502,居家,专职,五级,${from}`

async function file(name: string, ...lines: readonly string[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, lines.join('\n'))
  return path
}
const siteHeader = '助餐点编号,行政区划代码,类型,启用日期,停用日期'
const sites = (period: string, ...codes: readonly string[]): readonly string[] => [
  `安吉县(330523) 老年助餐点 全量名册 · 报告期:${period}`,
  siteHeader,
  ...codes.map((code) => `${code},330523,老年食堂,2023-02-01,`),
]

describe('the registers of an office', { timeout: 300_000 }, () => {
  it('a dry run says what an import would do, and stores nothing', async () => {
    const january = await file('助餐点一月.csv', ...sites('2024-01', 'S1', 'S2', 'S3'))
    const { status, output } = await minzheng('import', january, '--dry-run')
    expect(output).toContain('试导入，未保存')
    expect(output).toMatch(/全量 full 2024-01: 新增 new 3, 变更 changed 0, 未变 unchanged 0, 不再列入 absent 0/)
    expect(status).toBe(0)
    expect((await minzheng('sources')).output).toContain('共 0 个来源')
  })

  it('an import names what is new, unchanged and no longer listed, by key', async () => {
    expect((await minzheng('import', join(folder, '助餐点一月.csv'))).output).toMatch(/新增 new 3/)
    const february = await file('助餐点二月.csv', ...sites('2024-02', 'S1', 'S4'))
    const json = join(folder, 'february.json')
    const { output, status } = await minzheng('import', february, '--json', json)
    expect(status).toBe(0)
    expect(output).toMatch(/新增 new 1, 变更 changed 0, 未变 unchanged 1, 不再列入 absent 2/)
    expect(output).toMatch(/site=S2\n +site=S3|site=S3\n +site=S2/)
    const { files } = JSON.parse(await readFile(json, 'utf8')) as {
      readonly files: readonly { readonly absent: { readonly count: number; readonly keys: readonly unknown[] } }[]
    }
    expect(files[0]!.absent).toMatchObject({ count: 2, keys: expect.arrayContaining([{ site: 'S2' }, { site: 'S3' }]) })
  })

  it('a record that a register no longer lists counts while it was listed, and says why it does not after that', async () => {
    const asked = async (month: string): Promise<string> =>
      (await minzheng('explain', 'elderly-care.meal-service-coverage', '安吉县', month, '--why', 'site=S2')).output
    expect(await asked('2024-01')).not.toContain('该月名册中没有它')
    expect(await asked('2024-02')).toContain('不计入 does not count (2024-02)')
    expect(await asked('2024-02')).toContain('该月名册中没有它')
  })

  it('--part adds, ends nothing and is no return; --full without a period is refused', async () => {
    const untitled = await file('助餐点补.csv', siteHeader, 'S5,330523,老年食堂,2023-02-01,')
    expect(await minzheng('import', untitled, '--full')).toMatchObject({
      status: 1,
      output: expect.stringContaining('缺填报地区、报告期'),
    })
    const part = await minzheng('import', untitled, '--part', '--district', '330523', '--period', '2024-02')
    expect(part.output).toMatch(/补充 part 2024-02: 新增 new 1, .*不再列入 absent 0/)
    expect(part.output).toContain('助餐点二月.csv')
    // The parser ends the process.
    expect(inProcess(['import', untitled, '--part', '--full']).status).toBe(1)
  })

  it('a file that was withdrawn no longer counts, and undoing the act restores it', async () => {
    const several = await minzheng('withdraw', '不存在.csv', ...why)
    expect(several).toMatchObject({ status: 1, output: expect.stringContaining('minzheng sources') })
    for (const wrong of [
      ['--reason', '王小明重复登记', '--by', '安吉县民政局'],
      ['--reason', '重复报送', '--by', '张三'],
    ]) {
      const refused = await minzheng('withdraw', '助餐点二月.csv', ...wrong)
      expect(refused).toMatchObject({
        status: 1,
        output: expect.stringMatching(/不写姓名.*got other words, which may be a name/) as unknown,
      })
    }
    const withdrawn = await minzheng('withdraw', '助餐点二月.csv', ...why)
    expect(withdrawn.output).toMatch(/操作号 act 1/)
    expect((await minzheng('sources')).output).toMatch(/助餐点二月\.csv .*已撤回 withdrawn/)
    expect((await minzheng('submissions', '--month', '2024-02')).output).toMatch(/已撤回 withdrawn 1: 安吉县/)
    expect(withdrawn.output).toContain('报送 returns: 安吉县 2024-02')
    expect((await minzheng('acts')).output).toContain('#1 撤回 withdrawal')
    expect(await minzheng('withdraw', '#999', ...why)).toMatchObject({
      status: 1,
      output: expect.stringContaining('没有这个来源') as unknown,
    })
    const { id } = (JSON.parse((await minzheng('sources', '--json')).stdout) as { id: number; source: string }[]).find(
      ({ source }) => source === '助餐点二月.csv',
    )!
    expect(await minzheng('withdraw', `#${id}`, ...why)).toMatchObject({
      status: 1,
      output: expect.stringContaining(`来源${id}已撤回 the source must not be withdrawn already`) as unknown,
    })
    expect((await minzheng('undo', '#1', ...why)).status).toBe(0)
    expect((await minzheng('acts')).output).toContain('已撤销 undone')
    expect((await minzheng('submissions', '--month', '2024-02')).output).toMatch(/迟报 late 1: 安吉县/)
    expect((await minzheng('withdraw', '助餐点一月.csv', '--returns', '2024-01', ...why)).status).toBe(0)
    expect((await minzheng('acts')).output).toContain('只撤回报送 its returns only: 2024-01')
    expect((await minzheng('submissions', '--month', '2024-01', '--json')).stdout).toContain('"state": "withdrawn"')
  })

  it('a record is corrected, re-keyed and deleted by acts, and its history tells', async () => {
    const corrected = await minzheng('correct', 'meal-sites', 'site=S1', 'openedOn=2023-03-01', '--through', '2024-06')
    expect(corrected.output).toContain('2023-02-01 → 2023-03-01')
    expect(corrected.output).toMatch(/更正 correction #3, 及于 2024-06/)
    const merged = await minzheng('rekey', 'meal-sites', 'S4', '--to', 'S1', '--through', '2024-06', ...why)
    expect(merged.output).toContain('新主键另有记录，两条现并为一条')
    expect(merged.output).toContain('助餐点二月.csv')
    await minzheng('undo', '4', ...why)
    const rekeyed = (await minzheng('rekey', 'meal-sites', 'S4', '--to', 'S2', '--through', '2024-06', ...why)).output
    expect(rekeyed).toMatch(/改键 re-keying #5/)
    expect(rekeyed).not.toContain('新主键另有记录')
    expect((await minzheng('delete', 'meal-sites', 'S5', '--through', '2024-06', ...why)).output).toMatch(
      /删除 deletion #6/,
    )
    const told = (await minzheng('history', 'meal-sites', 'S1')).output
    expect(told).toContain('助餐点一月.csv')
    expect(told).toContain('更正 correction')
    const { stretches, acts } = JSON.parse((await minzheng('history', 'meal-sites', 'site=S5', '--json')).stdout) as {
      readonly stretches: readonly unknown[]
      readonly acts: readonly unknown[]
    }
    expect([stretches.length, acts.length]).toEqual([0, 1])
    expect((await minzheng('history', 'meal-sites', 'nothing')).status).toBe(1)
    // A reach beyond the current month is allowed, with a caution.
    expect(corrected.output).not.toContain('晚于本月')
    const far = await minzheng('correct', 'meal-sites', 'site=S1', 'openedOn=2024-03-05', '--through', '2999-01')
    expect(far.output).toMatch(/--through 2999-01 晚于本月 20\d\d-\d\d/)
    // Figures that look the same before and after are counted, not listed.
    expect(far.output).toMatch(/\d 个仅分子、分母或状态变化/)
    expect(far.output).not.toMatch(/  (\S+) → \1 /)
    expect((await minzheng('undo', '6', ...why)).status).toBe(0)
    // The reach that is not given is the current month, and it is printed.
    expect((await minzheng('correct', 'meal-sites', 'site=S1', 'openedOn=2023-04-01')).output).toMatch(
      /及于 20\d\d-\d\d 及以前/,
    )
  })

  it('a record in the registers of two offices is a finding that names both files', async () => {
    const deqing = await file(
      '德清助餐点.csv',
      '德清县(330521) 老年助餐点 全量名册 · 报告期:2024-02',
      siteHeader,
      'S1,330521,老年食堂,2023-02-01,',
    )
    expect((await minzheng('import', deqing)).output).toMatch(/不再列入 absent 0/)
    const { checks } = JSON.parse((await minzheng('check', '330523', '2024-02', '--json')).stdout) as {
      readonly checks: readonly {
        readonly check: string
        readonly findings: readonly { readonly says: { zh: string } }[]
      }[]
    }
    const [finding, ...more] = checks.find(({ check }) => check === 'register.shared-key')!.findings
    expect(more).toEqual([])
    expect(finding!.says.zh).toMatch(/德清县 \(#\d+ 德清助餐点\.csv\)/)
    expect(finding!.says.zh).toContain('安吉县')
    // The city's figure says in its status and in words how many records are in it twice.
    const city = (await minzheng('explain', 'elderly-care.meal-service-coverage', '湖州市', '2024-02')).output
    expect(city).toMatch(/重复计入 counted twice 1\)/)
    expect(city).toMatch(/重复计入 counted twice: \S+ meal-sites 1，同时在 in several registers: .*(德清县|安吉县)/)
    expect((await minzheng('explain', 'elderly-care.meal-service-coverage', '安吉县', '2024-02')).output).not.toContain(
      '重复计入',
    )
  })

  it('an identity number is read from standard input, and never shown or stored', async () => {
    const register = await file(
      '护理员.csv',
      '吴兴区(330502) 养老护理员 · 报告期:2024-01',
      carerHeader,
      carer(numbers[0]),
      carer(numbers[2]),
    )
    expect((await minzheng('import', register)).output).toMatch(/新增 new 2/)
    const known = inProcess(['history', 'caregivers', '--person', '--json'], `${numbers[0]}\n`)
    expect((JSON.parse(known.stdout) as { readonly tellings: readonly unknown[] }).tellings).toHaveLength(1)
    const moved = inProcess(
      ['rekey', 'caregivers', '--person', '--through', '2024-06', ...why],
      `${numbers[0]}\n${numbers[1]}\n`,
    )
    expect(moved.output).toMatch(/改键 re-keying #9/)
    const wrong = inProcess(['delete', 'caregivers', '--person', ...why], '330599194001010011\n')
    expect(wrong).toMatchObject({ status: 1, output: expect.stringContaining('校验码') })
    const gone = inProcess(['delete', 'caregivers', '--person', ...why], `${numbers[2]}\n`)
    expect(gone.output).toMatch(/删除 deletion #10/)
    const said = [known, moved, wrong, gone].map(({ output }) => output).join('\n')
    for (const number of [...numbers, '330599194001010011']) expect(said).not.toContain(number)
    const entries = await readdir(join(folder, 'minzheng'), { recursive: true, withFileTypes: true })
    for (const entry of entries.filter((each) => each.isFile())) {
      const bytes = await readFile(join(entry.parentPath, entry.name))
      for (const number of numbers) expect(bytes.includes(Buffer.from(number)), entry.name).toBe(false)
    }
  })
})
