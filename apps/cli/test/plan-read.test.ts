import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { confirmedTargets, readDraft } from '@minzheng/plan-text'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { planRead } from '../src/commands/plan-read.js'

describe('minzheng plan read', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'minzheng-plan-'))
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await rm(folder, { recursive: true })
  })

  it('prints the promises of a plan with the nearest indicator, and writes a draft that confirms nothing', async () => {
    const printed: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
    const file = join(folder, 'plan.txt')
    await writeFile(
      file,
      '2025年民政工作要点\n一、养老服务\n1.助餐。在安吉县新建城乡社区助餐服务点20个。\n2.其他。安装水表30台。\n',
    )
    const [json, markdown] = [join(folder, 'draft.json'), join(folder, 'draft.md')]
    await planRead(huzhouCatalogue, file, { json, markdown })

    const text = printed.join('')
    expect(text).toMatch(/新增量 ≥ 20 个 {2}→ {2}新建城乡社区助餐服务点数 elderly-care\.new-meal-sites/)
    expect(text).toContain('这是草案')
    const draft = readDraft(JSON.parse(await readFile(json, 'utf8')))
    expect(draft.promises[0]?.promise.districts).toEqual(['安吉县'])
    expect(confirmedTargets(draft)).toEqual([])
    expect(await readFile(markdown, 'utf8')).toContain('# 2025年民政工作要点：数量目标草案')
  })

  it('refuses a file that is not there, and an old .doc, in words', async () => {
    await expect(planRead(huzhouCatalogue, join(folder, 'none.txt'), {})).rejects.toThrow(
      /must be a file that can be read/,
    )
    const old = join(folder, 'old.doc')
    await writeFile(old, Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
    await expect(planRead(huzhouCatalogue, old, {})).rejects.toThrow(/另存为 \.docx/)
  })
})
