import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-cli-import-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** Runs the command line as a user does, on the embedded database, with little memory. */
function minzheng(...args: string[]) {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...env } = process.env
  const run = spawnSync(process.execPath, ['--max-old-space-size=400', main, ...args], {
    encoding: 'utf8',
    env: { ...env, MINZHENG_FOLDER: join(folder, 'minzheng') },
  })
  return { status: run.status, output: run.stdout + run.stderr, errors: run.stderr }
}

/** Names, numbers and addresses of fictitious persons. */
const secrets = {
  good: '330599194001010010',
  wrongDigit: '330599194001010011',
  old: '330599400101001',
  name: '模拟甲乙丙',
  otherName: '模拟丁戊己',
  phone: '13900000000',
  address: '模拟路一二三号',
  slipped: '33059919400101003X',
}

async function everyFile(at: string): Promise<string[]> {
  const entries = await readdir(at, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

describe('minzheng import', () => {
  it(
    'refuses files that are no tables in one line each, exits with a code that is not zero, and imports the others',
    { timeout: 120_000 },
    async () => {
      const at = (name: string): string => join(folder, name)
      await mkdir(at('folder.csv'))
      execFileSync('mkfifo', [at('pipe.csv')])
      await writeFile(at('nul.csv'), Buffer.alloc(5000))
      await writeFile(at('quote.csv'), `身份证号,姓名\n"${secrets.good},${secrets.name}\n`)
      await writeFile(at('broken.xlsx'), `PK\u0003\u0004${secrets.good}`)
      await writeFile(at('names.csv'), `${secrets.name},${secrets.good},${secrets.phone}\n`)
      const names = ['folder.csv', 'pipe.csv', 'nul.csv', 'quote.csv', 'broken.xlsx', 'names.csv', 'nowhere.csv']
      const person = (number: string, name: string, day: string, certificate = '五级'): string =>
        [number, name, secrets.phone, secrets.address, '330502', '居家', '专职', certificate, day].join(',')
      await writeFile(
        at('护理员.csv'),
        [
          '模拟数据 · 吴兴区(330502) 养老护理员 · 报告期:2024',
          '身份证号,姓名,联系电话,家庭住址,行政区划代码,服务类型,用工形式,证书等级,入职日期',
          person(secrets.good, secrets.name, '2024-01-05'),
          person(secrets.wrongDigit, secrets.name, '2024-01-05'),
          person(secrets.old, secrets.otherName, '2024-01-05'),
          // Cells that slipped: a name and a telephone number where a word and a day should be.
          person(secrets.good, secrets.name, secrets.otherName),
          person(secrets.good, secrets.name, secrets.phone),
          person(secrets.good, secrets.name, '2024-01-05', secrets.otherName),
          person(secrets.name, secrets.slipped, secrets.address),
          person(secrets.good, secrets.otherName, '2024-02-05'),
        ].join('\n'),
      )
      const { status, output, errors } = minzheng(
        'import',
        ...[...names, '护理员.csv'].map(at),
        '--dataset',
        'caregivers',
      )
      expect(status).toBe(1)
      const [audience, ...lines] = errors.trim().split('\n')
      expect(audience).toBe('对象：内部 / audience: internal')
      expect(lines).toHaveLength(names.length)
      for (const name of names) expect(lines.filter((line) => line.includes(name))).toHaveLength(1)
      expect(output).not.toMatch(/\n\s+at /)
      expect(output).toMatch(/接收 accepted 1, .*隔离 quarantined 7/)

      const listed = minzheng('quarantine')
      expect(listed.status).toBe(0)
      expect(listed.output).toContain('identity')
      expect(JSON.stringify([output, listed.output])).not.toMatch(new RegExp(Object.values(secrets).join('|')))
    },
  )

  it('leaves no value of a person in the database folder, in any encoding', { timeout: 60_000 }, async () => {
    const files = await everyFile(join(folder, 'minzheng'))
    expect(files.length).toBeGreaterThan(10)
    const encodings = ['utf8', 'utf16le'] as const
    let control = 0
    for (const file of files) {
      const bytes = await readFile(file)
      if (bytes.includes('护理员.csv')) control += 1
      for (const [name, secret] of Object.entries(secrets))
        for (const encoding of encodings)
          expect(bytes.includes(Buffer.from(secret, encoding)), `${name} in ${file}`).toBe(false)
      for (const secret of [secrets.good, secrets.phone])
        for (const coded of [
          Buffer.from(secret).toString('base64').replace(/=+$/, ''),
          Buffer.from(secret).toString('hex'),
        ])
          expect(bytes.includes(coded)).toBe(false)
    }
    // Shows that the search works: it finds a value that is stored.
    expect(control).toBeGreaterThan(0)
  })
})
