import { huzhou } from '@minzheng/huzhou'

/** A row of a register of meal sites; `openedOn` may be no day at all. */
export interface SiteRow {
  readonly site: string
  readonly district: string
  readonly openedOn: string
}

/** A township of a county of Huzhou. */
export const townshipOf = (county: string): string => huzhou.catalogue.districts.children(county)[0]!.code

/** A register of meal sites as an office sends it: a title that names district and month, a header, and rows. */
export function mealSites(county: string, month: string, rows: readonly SiteRow[]): string {
  const { facts } = huzhou.catalogue.dataset('meal-sites')
  const fields = Object.keys(facts)
  const { name } = huzhou.catalogue.districts.get(county)
  return [
    `${name}(${county}) 助餐点 · 报告期:${month}`,
    fields.map((field) => facts[field]!.title.zh).join(','),
    ...rows.map((row) => fields.map((field) => ({ ...row, kind: '老年食堂' })[field as keyof SiteRow] ?? '').join(',')),
    '',
  ].join('\n')
}
