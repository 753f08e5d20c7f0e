import { districtTree, type District } from '@minzheng/core'
import { huzhouCatalogue } from '@minzheng/huzhou'

/** A county of the large city, and the county of Huzhou that its records are copied from. */
export interface CopiedCounty {
  readonly code: string
  readonly model: string
}

const counties = 38
const townshipsOfCounty = 27
/** The number of villages for each village of the model county: some 11,000 in all. */
const villagesFor = 1.13

const root = '500000'
const pad = (value: number, length: number): string => String(value).padStart(length, '0')
const models = huzhouCatalogue.districts.atLevel(huzhouCatalogue.districts.root.code, 'county').map(({ code }) => code)

/** The counties of the large city: each is modelled on one of Huzhou's five, in turn. */
export const copiedCounties: readonly CopiedCounty[] = Array.from({ length: counties }, (_, at) => ({
  code: `5001${pad(at + 1, 2)}`,
  model: models[at % models.length]!,
}))

/** A fictitious city of Chongqing's size: 38 counties, 1,026 townships, some 11,000 villages. */
export const chongqingTree = districtTree([
  { code: root, name: '大城', level: 'city', parent: null, kind: '' },
  ...copiedCounties.flatMap(({ code, model }): District[] => {
    const villages = Math.ceil(huzhouCatalogue.districts.atLevel(model, 'village').length * villagesFor)
    const townships = Array.from({ length: townshipsOfCounty }, (_, at) => `${code}${pad(at + 1, 3)}`)
    return [
      { code, name: code, level: 'county', parent: root, kind: '' },
      ...townships.map((township): District => ({
        code: township,
        name: township,
        level: 'township',
        parent: code,
        kind: '',
      })),
      ...Array.from({ length: villages }, (_, at): District => {
        const township = townships[at % townshipsOfCounty]!
        const village = `${township}${pad(Math.floor(at / townshipsOfCounty) + 1, 3)}`
        return { code: village, name: village, level: 'village', parent: township, kind: '' }
      }),
    ]
  }),
])

/**
 * Maps each district of a model county to a district of a county that is modelled on it; no two map to the same
 * district.
 */
export function placesIn({ code, model }: CopiedCounty): ReadonlyMap<string, string> {
  const at = (
    county: string,
    level: 'township' | 'village',
    tree: typeof huzhouCatalogue.districts,
  ): readonly string[] => tree.atLevel(county, level).map((district) => district.code)
  const pairs = (level: 'township' | 'village'): readonly (readonly [string, string])[] => {
    const here = at(code, level, chongqingTree)
    return at(model, level, huzhouCatalogue.districts).map((each, index) => [each, here[index]!])
  }
  return new Map([[model, code], ...pairs('township'), ...pairs('village')])
}
