// A city that does not exist: 云溪区 has a township with a village, 望山县 has no townships.
import { randomBytes } from 'node:crypto'
import { openDatabase } from '@minzheng/store'
import type { Board } from '@minzheng/plan'

/** Its divisions, as the statistics bureau lists them. */
export const divisions = `code,name
990100000000,远山市
990102000000,云溪区
990102001000,城东街道
990102001001,桥头社区
990121000000,望山县
`

const names: Readonly<Record<string, string>> = { 990102: '云溪区', 990121: '望山县' }

function sheet(district: string, title: string, month: string, lines: readonly string[]): string {
  return `${names[district]}(${district}) ${title} · 报告期:${month} · 填报日期:2025-03-01\n${lines.join('\n')}\n`
}

/** A register of meal sites as of a month: each site is opened on the first day of a month. */
export function sitesAsOf(district: string, place: string, month: string, opens: readonly string[]): string {
  const rows = opens.filter((each) => each <= month).map((each) => `${district}-${each},${place},助餐点,${each}-01,`)
  return sheet(district, '老年助餐点', month, ['助餐点编号,行政区划代码,类型,启用日期,停用日期', ...rows])
}

/** The dibao standards of a county as of a month, each from a day. */
export function standardsAsOf(district: string, month: string, standards: Readonly<Record<string, number>>): string {
  const rows = Object.entries(standards).map(([day, monthly]) => `${district},${day},${monthly}`)
  return sheet(district, '低保标准', month, ['行政区划代码,执行日期,月标准', ...rows])
}

/** The environment of a session in a schema of its own, on the server if there is one; `drop` removes the schema. */
export function sessionIn(folder: string): { readonly env: NodeJS.ProcessEnv; readonly drop: () => Promise<void> } {
  const url = process.env['DATABASE_URL']
  const schema = `test_${randomBytes(6).toString('hex')}`
  return {
    env: {
      MINZHENG_FOLDER: folder,
      ...(url === undefined ? {} : { DATABASE_URL: url, MINZHENG_SCHEMA: schema }),
    },
    drop: async () => {
      if (url === undefined) return
      const database = await openDatabase({ url, schema })
      await database.kysely.schema.dropSchema(schema).cascade().execute()
      await database.close()
    },
  }
}

/** The values of a board, by indicator and district. */
export function valuesOf({ rows }: Board): readonly unknown[] {
  return rows.map(({ indicator, cells }) => [
    indicator,
    Object.fromEntries(cells.map(({ district, observation }) => [district, observation.value])),
  ])
}
