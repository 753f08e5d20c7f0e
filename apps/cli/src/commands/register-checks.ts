import type { Catalogue, Severity, Text } from '@minzheng/core'
import type { Finding } from '@minzheng/core/evaluation'
import type { Month } from '@minzheng/core/periods'
import type { Store } from '@minzheng/store'
import { shown } from '../terminal/output.js'

/** A check with what it found. */
export interface FoundCheck {
  readonly check: string
  readonly title: Text
  readonly severity: Severity
  readonly findings: readonly Finding[]
}

const checks = {
  'register.shared-key': {
    title: {
      zh: '同一记录不应同时列入两个单位的名册',
      en: 'two offices must not list one record at once',
    },
    severity: 'warning',
  },
  'register.jump': {
    title: {
      zh: '名册人数或件数骤增骤减',
      en: 'a register shrinks or grows by more than 20 % and at least 10 records',
    },
    severity: 'warning',
  },
  'register.late-source': {
    title: { zh: '后到的文件被更新的来源或最终数取代', en: 'a source came after those that outrank it' },
    severity: 'notice',
  },
  'register.listed-later': {
    title: {
      zh: '开始当月的名册没有列入，以后才列入，因此不计入任何月份的新增',
      en: 'a register that lists a record must have listed it in the month in which it starts; it is new in no month',
    },
    severity: 'notice',
  },
} as const satisfies Readonly<Record<string, Pick<FoundCheck, 'title' | 'severity'>>>

/** Checks of the registers themselves, of a district and all below it: for the last of some months, or all of them. */
export async function registerChecks(
  store: Pick<Store, 'sharedKeys' | 'registerJumps' | 'lateSources' | 'listedLater'>,
  catalogue: Catalogue,
  district: string,
  months: readonly Month[],
): Promise<readonly FoundCheck[]> {
  const { districts, datasets } = catalogue
  const concerns = (code: string): boolean =>
    districts.has(code) && (districts.contains(district, code) || districts.contains(code, district))
  const nameOf = (code: string): string => (districts.has(code) ? districts.get(code).name : code)
  const sourceOf = ({ id, name }: { readonly id: number; readonly name: string }): string => `#${id} ${shown(name)}`
  const finding = (check: keyof typeof checks, where: string, says: Text, keys: Finding['keys'] = []): Finding => ({
    check,
    severity: checks[check].severity,
    district: where,
    says,
    keys,
  })
  const last = months.at(-1)!
  const shared: Finding[] = []
  for (const { name, title } of datasets.values())
    for (const { key, offices } of await store.sharedKeys({ dataset: name, month: last })) {
      const own = offices.find(({ district: code }) => districts.has(code) && districts.contains(district, code))
      if (own === undefined) continue
      const both = offices.map(({ office, source }) => `${nameOf(office)} (${sourceOf(source)})`).join('、')
      shared.push(
        finding(
          'register.shared-key',
          own.district,
          { zh: `${last} ${title.zh}: ${both}`, en: `${last} ${title.en}: ${both}` },
          [key],
        ),
      )
    }
  const jumps = (await store.registerJumps(months))
    .filter((each) => concerns(each.district))
    .map(({ dataset, district: where, month, source, rows, before }) => {
      const { title } = catalogue.dataset(dataset)
      return finding('register.jump', where, {
        zh: `${title.zh}: ${before.month} ${before.rows} (${sourceOf(before.source)}) → ${month} ${rows} (${sourceOf(source)})`,
        en: `${title.en}: ${before.rows} as of ${before.month}, ${rows} as of ${month}`,
      })
    })
  const late = (await store.lateSources(months)).flatMap(({ dataset, month, source, offices, hidden }) => {
    const where = offices.find(concerns)
    if (where === undefined) return []
    const { title } = catalogue.dataset(dataset)
    return finding('register.late-source', where, {
      zh: `${title.zh} ${month} ${sourceOf(source)}: ${hidden} 行不生效`,
      en: `${title.en} ${month} ${sourceOf(source)}: ${hidden} rows count in no month`,
    })
  })
  const later = (await store.listedLater(months))
    .filter((each) => districts.has(each.district) && districts.contains(district, each.district))
    .map(({ dataset, key, district: where, month, listedFrom, source }) => {
      const { title } = catalogue.dataset(dataset)
      return finding(
        'register.listed-later',
        where,
        {
          zh: `${title.zh}: ${month} 开始，名册自 ${listedFrom} 起列入，未列入的是 ${sourceOf(source)}`,
          en: `${title.en}: starts in ${month}, listed from ${listedFrom} on, not listed by ${sourceOf(source)}`,
        },
        [key],
      )
    })
  const found = {
    'register.shared-key': shared,
    'register.jump': jumps,
    'register.late-source': late,
    'register.listed-later': later,
  }
  return (Object.keys(checks) as (keyof typeof checks)[]).map((check) => ({
    check,
    ...checks[check],
    findings: found[check],
  }))
}
