import type { AnyRecord, DistrictTree } from '@minzheng/core'
import type { Random } from './random.js'

/** The records of a city, by dataset. */
export type CityRecords = Readonly<Record<'carers' | 'grants', readonly AnyRecord[]>>

const months = ['2024-01', '2024-02', '2024-03', '2024-04']

let numbered = 0
const id = (letter: string): string => `${letter}${(numbered += 1)}`
const dayIn = (month: string, random: Random): string => `${month}-${String(random.whole(1, 28)).padStart(2, '0')}`

function carer(district: string, random: Random, urge: number): AnyRecord {
  const enteredOn = random.chance(0.7) ? '2023-06-01' : dayIn(random.one(months), random)
  return {
    carer: id('c'),
    district,
    sex: random.chance(urge) ? 'male' : 'female',
    bornOn: `${random.whole(1960, 1999)}-07-01`,
    certified: random.chance(urge),
    enteredOn,
    leftOn: enteredOn < '2024' && random.chance(0.12) ? dayIn(random.one(months), random) : null,
  }
}

function grant(district: string, month: string, random: Random, urge: number): AnyRecord {
  return {
    grant: id('g'),
    district,
    sex: random.chance(urge) ? 'male' : 'female',
    kind: random.chance(urge) ? 'a' : random.chance(0.5) ? 'b' : 'c',
    urgent: random.chance(urge),
    paidOn: dayIn(month, random),
    amount: random.whole(50, 3000) * 100,
  }
}

/**
 * Records in the districts without any below, and now and then in those above (市本级). Most places have few, some have
 * many.
 */
export function anyRecords(districts: DistrictTree, random: Random): CityRecords {
  const carers: AnyRecord[] = []
  const grants: AnyRecord[] = []
  const urge = random.one([0.15, 0.3, 0.5])
  for (const { code } of districts.all) {
    const isUpper = districts.children(code).length > 0
    if (isUpper && random.chance(0.6)) continue
    const stock = random.one([2, 6, 15, 40, 70])
    for (let each = random.whole(Math.ceil(stock / 2), stock); each > 0; each -= 1)
      carers.push(carer(code, random, urge))
    const flow = random.one([1, 3, 8, 20, 35])
    for (const month of months)
      for (let each = random.whole(Math.floor(flow / 3), flow); each > 0; each -= 1)
        grants.push(grant(code, month, random, urge))
  }
  return { carers, grants }
}

/** The records after a correction: some of a place are gone or changed, a few come late. */
export function revisedRecords(before: CityRecords, districts: DistrictTree, random: Random): CityRecords {
  const lowest = districts.all.filter(({ code }) => districts.children(code).length === 0).map(({ code }) => code)
  const [place, late, month] = [random.one(lowest), random.one(lowest), random.one(months.slice(0, 3))]
  const stays = (): boolean => !random.chance(0.4)
  return {
    carers: [
      ...before.carers
        .filter((each) => each['district'] !== place || stays())
        .map((each) => (each['district'] === place && random.chance(0.2) ? { ...each, certified: true } : each)),
      ...Array.from({ length: random.whole(0, 3) }, () => ({
        ...carer(late, random, 0.4),
        enteredOn: `${month}-10`,
        leftOn: null,
      })),
    ],
    grants: [
      ...before.grants.filter((each) => each['district'] !== place || stays()),
      ...Array.from({ length: random.whole(0, 3) }, () => grant(late, month, random, 0.4)),
    ],
  }
}
