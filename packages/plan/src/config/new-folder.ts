import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { districtTree, MinzhengError, type District } from '@minzheng/core'
import { configFault } from './config-fault.js'
import { readDivisions } from './divisions.js'

/** A city that has no folder yet. */
export interface NewCity {
  /** The city's code, six digits. */
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  /** A CSV file of its divisions, see `readDivisions`. */
  readonly divisions: string
  /** The year of its first plan. */
  readonly year: number
}

/**
 * Writes the folder of a new deployment: a configuration, the city's divisions, a plan without targets, and what to do
 * next. The folder must be empty or missing. Throws `invalid-deployment` with the file and what must hold; writes nothing
 * then.
 */
export async function writeFolder(
  folder: string,
  city: NewCity,
): Promise<{ readonly files: readonly string[]; readonly districts: number }> {
  const districts = districtsOf(city)
  const there = await readdir(folder).catch((): string[] => [])
  if (there.length > 0) throw configFault(folder, `must be an empty folder, got one with ${there.length} file(s)`)
  await mkdir(folder, { recursive: true })
  const plan = `plan-${city.year}`
  const files: Readonly<Record<string, string>> = {
    'minzheng.config.ts': configOf(city, plan),
    'divisions.csv': csvOf(districts),
    [`${plan}.json`]: planOf(city, plan),
    [`${plan}.txt`]: '一、待填写\n1.待填写。把工作要点的全文放在这里，各节以“一、”开头，各条以“1.”开头。\n',
    'README.md': readmeOf(city, plan),
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text, { flag: 'wx' })
  return { files: Object.keys(files), districts: districts.length }
}

function districtsOf({ code, divisions }: NewCity): readonly District[] {
  if (!/^\d{6}$/.test(code))
    throw new MinzhengError('invalid-deployment', `the code of the city must be 6 digits, got "${code}"`, { code })
  const districts = readDivisions(divisions, { root: code })
  if (!districts.some((district) => district.code === code))
    throw configFault(divisions, `must have a row of the city ${code}, got none`)
  try {
    return districtTree(districts).all
  } catch (error) {
    if (error instanceof MinzhengError) throw configFault(divisions, error.message, error)
    throw error
  }
}

function csvOf(districts: readonly District[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const rows = districts.map(({ code, name, level, parent, kind }) =>
    [code, name, level, parent ?? '', kind].map(cell).join(','),
  )
  return `code,name,level,parent,kind\n${rows.join('\n')}\n`
}

function configOf({ code, name }: NewCity, plan: string): string {
  return `import { defineDeployment } from '@minzheng/plan'
import { readDivisions, readPlan } from '@minzheng/plan/config'

const at = (file: string) => new URL(file, import.meta.url)

export default defineDeployment({
  id: 'city-${code}',
  name: ${JSON.stringify(name)},
  districts: readDivisions(at('divisions.csv')),
  plans: [readPlan(at('${plan}.json'))],
})
`
}

function planOf({ code, name, year }: NewCity, plan: string): string {
  const data = {
    id: `city-${code}-${year}`,
    title: { zh: `${name.zh}${year}年民政工作要点`, en: `Work plan of ${name.en} civil affairs for ${year}` },
    year,
    text: `${plan}.txt`,
    districts: [code],
    targets: [],
  }
  return `${JSON.stringify(data, null, 2)}\n`
}

function readmeOf({ name, year }: NewCity, plan: string): string {
  return `# ${name.zh}

Run the commands in this folder: they read \`minzheng.config.ts\`.

1. Put the text of the plan for ${year} into \`${plan}.txt\`: sections begin with 一、 and items with 1.
2. Put what it promises into \`targets\` of \`${plan}.json\`, one entry each. \`minzheng coverage\` shows them beside the text:

   \`\`\`json
   { "indicator": "elderly-care.new-meal-sites", "operator": ">=", "value": 12, "item": 1, "quote": "新建助餐点12个" }
   \`\`\`

   \`below\` says what the counties must reach: \`same\`, \`none\`, or a part by \`persons\` or \`older-persons\`. The README of \`@minzheng/plan\` lists ranges (\`high\`), interim targets (\`interim\`), sets of districts (\`set\`) and adjustments (\`adjusted\`).
3. \`minzheng template meal-sites\` writes an empty workbook to fill in.
4. \`minzheng import FILES…\`, then \`minzheng report\`.
`
}
