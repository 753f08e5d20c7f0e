import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clausesOf } from '../src/index.js'
import { configIn, deploymentFrom, loadDeployment, readDivisions } from '../src/config/index.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-config-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})
const written = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

describe('a configuration', () => {
  it('is found in the folder, if there is one and not several', async () => {
    const at = await mkdtemp(join(folder, 'found-'))
    expect(await configIn(join(at, 'missing'))).toBeUndefined()
    expect(await configIn(at)).toBeUndefined()
    await writeFile(join(at, 'minzheng.config.json'), '{}')
    expect(await configIn(at)).toBe(join(at, 'minzheng.config.json'))
    await writeFile(join(at, 'minzheng.config.ts'), '')
    await expect(configIn(at)).rejects.toThrow(
      `${at}: must have one configuration, got minzheng.config.ts, minzheng.config.json`,
    )
  })

  it('may be JSON, which only names data files', async () => {
    await written('list.csv', '代码,名称\n990100,远山市\n990102,云溪区\n')
    await written('p.txt', '一、养老\n1.助餐。新建助餐点3个。\n')
    await written(
      'p.json',
      JSON.stringify({
        id: 'far-2025',
        title: { zh: '要点', en: 'Plan' },
        year: 2025,
        text: 'p.txt',
        districts: ['990100'],
        targets: [
          {
            indicator: 'elderly-care.new-meal-sites',
            operator: '>=',
            value: 3,
            item: 1,
            quote: '新建助餐点3个',
            below: 'older-persons',
          },
        ],
      }),
    )
    const named = { id: 'far', name: { zh: '远山市', en: 'Far' }, divisions: 'list.csv', plans: ['p.json'] }
    const deployment = await loadDeployment(await written('far.json', JSON.stringify(named)))
    expect(deployment.catalogue.domains).toHaveLength(6)
    expect(deployment.plans[0]).toMatchObject({
      items: [{ number: 1, title: '助餐' }],
      targets: [
        { period: '2025', districts: ['990100'], below: { dataset: 'population' }, clause: { document: 'far-2025' } },
      ],
    })
    const faulty = await written('faulty.json', JSON.stringify({ ...named, plans: 'p.json', script: 'x.js' }))
    await expect(loadDeployment(faulty)).rejects.toThrow(`${faulty}: has 2 fault(s):\n  plans: `)
    await expect(loadDeployment(await written('not.json', '{'))).rejects.toThrow('not.json: must be JSON, got ')
    const twice = await written('twice.json', JSON.stringify({ ...named, plans: ['p.json', 'p.json'] }))
    await expect(loadDeployment(twice)).rejects.toThrow(
      `${twice}: deployment far has 2 fault(s):\n  plans.far-2025: id must be unique, got "far-2025" twice`,
    )
  })

  it('in JSON may have codes of its own, tasks that only its plan has, and events between its districts', async () => {
    await written(
      'moved.csv',
      'code,name,validFrom,validTo\n990300,远河市,,\n990302,东区,,\n990303,西区,,\n990302001,城东镇,,2025-03-01\n990303001,城东镇,2025-03-01,\n',
    )
    await written(
      'events.json',
      JSON.stringify([
        { kind: 'transfer', day: '2025-03-01', source: '试验', from: '990302001', into: '990303001', under: '990303' },
      ]),
    )
    await written('river.txt', '一、养老\n1.建设家门口服务站。完成两村改造试点。')
    await written(
      'river-2025.json',
      JSON.stringify({
        id: 'river-2025',
        title: { zh: '要点', en: 'Plan' },
        year: 2025,
        text: 'river.txt',
        districts: ['990300'],
        targets: [{ indicator: 'registry.two-villages', operator: '>=', value: 3, item: 1, quote: '完成两村改造试点' }],
        watched: [{ item: 1, quote: '建设家门口服务站', indicators: ['elderly-care.new-meal-sites'] }],
        milestones: [{ id: 'registry.two-villages', name: { zh: '两村改造', en: 'Two villages' } }],
      }),
    )
    const config = {
      id: 'river',
      name: { zh: '远河市', en: 'River' },
      divisions: 'moved.csv',
      events: 'events.json',
      plans: ['river-2025.json'],
      codes: { 'meal-sites': { kind: { doorstep: { zh: '家门口服务站', en: 'doorstep station' } } } },
    }
    const { catalogue, plans } = await loadDeployment(await written('river.json', JSON.stringify(config)))
    expect(catalogue.history?.on('2025-02-28').get('990302001').name).toBe('城东镇')
    expect(catalogue.districts.get('990303001').parent).toBe('990303')
    expect(catalogue.dataset('meal-sites').facts['kind']?.choices?.['doorstep']?.zh).toBe('家门口服务站')
    expect(catalogue.indicator('registry.two-villages').unit).toBe('stage')
    expect(clausesOf(plans[0]!, 'elderly-care.new-meal-sites')[0]?.quote).toBe('建设家门口服务站')

    await written('events.json', JSON.stringify([{ kind: 'vanish', day: '2025-03-01', source: '试验' }]))
    await expect(loadDeployment(join(folder, 'river.json'))).rejects.toThrow('events.json: has 1 fault(s):\n  0.kind')
    const wrong = { ...config, events: undefined, codes: { 'meal-sites': { openedOn: {} } } }
    await expect(loadDeployment(await written('wrong.json', JSON.stringify(wrong)))).rejects.toThrow(
      'wrong.json: the code lists of meal-sites has 1 fault(s):\n  openedOn: must be a field with a code list',
    )
  })

  it('that is no module, or exports no deployment, is refused by its name', async () => {
    await expect(loadDeployment(join(folder, 'none.ts'))).rejects.toThrow(
      'none.ts: must be a readable file, got ENOENT',
    )
    const broken = await written('broken.ts', 'export default {')
    await expect(loadDeployment(broken)).rejects.toThrow(`${broken}: must be a module that loads, got `)
    const empty = await written('empty.ts', 'export const deployment: number = 1')
    await expect(loadDeployment(empty)).rejects.toThrow('must export a deployment by default')
    await written('near.js', near)
    const zone = await written(
      'zone.ts',
      `import { defineDeployment } from '@minzheng/plan'\nimport { near } from './near.js'\nexport default defineDeployment({ ...near, timeZone: 'Mars' })`,
    )
    await expect(loadDeployment(zone)).rejects.toThrow(`${zone}: deployment near has 1 fault(s):\n  timeZone: must be`)
  })

  it('is read again each time, and a file of it that is imported twice is one module', async () => {
    await written('near.js', near)
    await written('one.ts', 'export const one = { count: 1 }')
    await written('two.ts', `export { one } from './one'`)
    const text = (en: string) =>
      `import { near } from './near.js'\nimport { one } from './one'\nimport { one as two } from './two'\nexport default { ...near, name: { zh: '远山市', en: '${en} ' + (one === two) } }`
    expect((await loadDeployment(await written('again.ts', text('First')))).name.en).toBe('First true')
    expect((await loadDeployment(await written('again.ts', text('Second')))).name.en).toBe('Second true')
  })

  /** A module that exports a deployment, for configurations that change it. */
  const near = `import { catalogue, districtTree } from '@minzheng/core'
import { defineDeployment, domains } from '@minzheng/plan'
export const near = defineDeployment({
  id: 'near',
  name: { zh: '近水市', en: 'Near' },
  catalogue: catalogue(domains, districtTree([{ code: '990200', name: '近水市', level: 'city', parent: null, kind: '地级市' }])),
  plans: [],
})`

  it('gives a thread what a module exports', async () => {
    await written('near.js', near)
    const file = await written('same.mjs', `export { near as default } from './near.js'`)
    expect((await deploymentFrom({ config: file })).id).toBe('near')
    const module = await written('module.mjs', 'export const near = { id: "near" }')
    expect((await deploymentFrom({ module: pathToFileURL(module).href, name: 'near' })).id).toBe('near')
  })
})

describe('divisions', () => {
  it('are of the ministry or of the bureau, whose zeros are not part of a code', async () => {
    const ministry = await written('m.csv', 'code,name\n990100,远山市\n990102,云溪区\n990102001,城东街道办事处\n')
    const bureau = await written(
      'b.csv',
      '统计用区划代码,名称\n990100000000,远山市\n990102000000,云溪区\n990102001000,城东街道办事处\n',
    )
    expect(readDivisions(ministry)).toEqual(readDivisions(bureau))
    expect(readDivisions(bureau)[2]).toEqual({
      code: '990102001',
      name: '城东街道办事处',
      level: 'township',
      parent: '990102',
      kind: '街道',
    })
  })

  it('of a city without counties have its townships below the city', async () => {
    const file = await written('d.csv', 'code,name\n990100,远山市\n990100003,东镇\n')
    expect(readDivisions(file).map(({ parent }) => parent)).toEqual([null, '990100'])
  })

  it('are read in GB18030, as spreadsheets write them', async () => {
    const file = await written(
      'g.csv',
      Buffer.concat([Buffer.from('code,name\n990100,'), Buffer.from([0xca, 0xd0]), Buffer.from('\n')]),
    )
    expect(readDivisions(file)[0]).toMatchObject({ name: '市' })
  })

  it('are refused with every line that is wrong', async () => {
    const file = await written('w.csv', 'code,name,level\n990100,远山市,\n9901,云溪区,\n990103,,\n990104,南区,shire\n')
    expect(() => readDivisions(file)).toThrow(`${file}: has 3 fault(s):
  line 3: code must be 6, 9 or 12 digits, got "9901"
  line 4: name must be stated, got none
  line 5: level must be one of city, county, township, village, got "shire"`)
    const headless = join(folder, 'p.txt')
    expect(() => readDivisions(headless)).toThrow('must have the columns code and name, got 一、养老')
  })
})
