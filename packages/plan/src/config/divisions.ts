import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { District, Level } from '@minzheng/core'
import { levels } from '@minzheng/core/districts'
import { parse } from 'csv-parse/sync'
import { shortCode } from '../deployment/short-code.js'
import { configFault, messageOf } from './config-fault.js'

/** The headers of each column. */
const columns = {
  code: ['code', '统计用区划代码', '行政区划代码', '区划代码', '代码'],
  name: ['name', '名称', '单位名称', '行政区划名称'],
  level: ['level', '级别'],
  parent: ['parent', '上级代码'],
  kind: ['kind', '类型'],
  validFrom: ['validfrom', '起始日期'],
  validTo: ['validto', '终止日期'],
} as const

/**
 * The districts of a CSV file with the columns code and name, and perhaps level, parent, kind, and the first day of a row
 * and the day after its last (`validFrom`, `validTo`): the list of the
 * Ministry of Civil Affairs (6 and 9 digits) or of the National Bureau of Statistics (12 digits). Level and parent
 * follow from the code if they are left out.
 *
 * @param root the city's code; rows that are not of this city are left out. Default: all rows are of one city.
 */
export function readDivisions(file: string | URL, { root }: { readonly root?: string } = {}): readonly District[] {
  const path = file instanceof URL ? fileURLToPath(file) : file
  const rows = rowsOf(path)
  const at = placesOf(path, rows[0]?.cells ?? [])
  const prefix = root?.replace(/(00)+$/, '') ?? ''
  const faults: string[] = []
  const found = rows.slice(1).flatMap(({ cells, line }) => {
    const cell = (name: keyof typeof columns): string => cells[at[name] ?? -1]?.trim() ?? ''
    const code = shortCode(cell('code'))
    const stated = cell('level')
    const level = stated === '' ? levelOf(code) : levels.find((each) => each === stated)
    if (!/^(\d{6}|\d{9}|\d{12})$/.test(code))
      faults.push(`  line ${line}: code must be 6, 9 or 12 digits, got "${cell('code')}"`)
    else if (level === undefined)
      faults.push(`  line ${line}: level must be one of ${levels.join(', ')}, got "${stated}"`)
    else if (cell('name') === '') faults.push(`  line ${line}: name must be stated, got none`)
    else if (code.startsWith(prefix) && !(root !== undefined && isAbove(code, root)))
      return [
        {
          code,
          name: cell('name'),
          level,
          parent: cell('parent'),
          kind: cell('kind'),
          ...daysOf(cell('validFrom'), cell('validTo')),
        },
      ]
    return []
  })
  if (faults.length > 0) throw configFault(path, `has ${faults.length} fault(s):\n${faults.slice(0, 20).join('\n')}`)
  const codes = new Set(found.map(({ code }) => code))
  const top = root ?? found.find(({ level }) => level === 'city')?.code
  return Object.freeze(
    found.map(({ code, name, level, parent, kind, ...days }) =>
      Object.freeze({
        ...days,
        code,
        name,
        level,
        parent: code === top ? null : parent === '' ? parentOf(code, codes) : shortCode(parent),
        kind: kind === '' ? kindOf(name, level) : kind,
      }),
    ),
  )
}

interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

function rowsOf(path: string): readonly Row[] {
  try {
    const rows = parse(decoded(readFileSync(path)), {
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]
    return rows.map(({ record, info }) => ({ cells: record, line: info.lines }))
  } catch (error) {
    throw configFault(path, `must be a readable CSV file, got ${messageOf(error)}`, error)
  }
}

/** UTF-8, or what Chinese spreadsheets write. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function placesOf(path: string, header: readonly string[]): Readonly<Partial<Record<keyof typeof columns, number>>> {
  const heads = header.map((each) => each.trim().toLowerCase())
  const found = Object.fromEntries(
    Object.entries(columns).flatMap(([name, words]) => {
      const place = heads.findIndex((head) => (words as readonly string[]).includes(head))
      return place < 0 ? [] : [[name, place]]
    }),
  ) as Partial<Record<keyof typeof columns, number>>
  if (found.code === undefined || found.name === undefined)
    throw configFault(path, `must have the columns code and name, got ${header.join(', ') || 'none'}`)
  return found
}

function daysOf(validFrom: string, validTo: string): Pick<District, 'validFrom' | 'validTo'> {
  return { ...(validFrom === '' ? {} : { validFrom }), ...(validTo === '' ? {} : { validTo }) }
}

function levelOf(code: string): Level {
  if (code.length === 12) return 'village'
  if (code.length === 9) return 'township'
  return code.endsWith('00') ? 'city' : 'county'
}

/** True for the province of a city. */
function isAbove(code: string, root: string): boolean {
  return code !== root && code.length === 6 && code.endsWith('0000')
}

/** The nearest district above, by the digits of the code, that the list has. */
function parentOf(code: string, codes: ReadonlySet<string>): string {
  const above = [code.slice(0, 9), code.slice(0, 6), `${code.slice(0, 4)}00`].filter((each) => each !== code)
  return above.find((each) => codes.has(each)) ?? above.at(-1)!
}

function kindOf(name: string, level: Level): string {
  if (level === 'city') return '地级市'
  if (level === 'village') return /(社区|居委会|居民委员会)$/.test(name) ? '居' : '村'
  if (level === 'township')
    return ['街道', '镇', '乡'].find((each) => name.replace(/办事处$/, '').endsWith(each)) ?? '其他'
  return name.endsWith('区') ? '市辖区' : name.endsWith('市') ? '县级市' : '县'
}
