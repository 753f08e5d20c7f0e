import type { AnyRecord, DistrictTree } from '@minzheng/core'
import type { Random } from '../../base/random.js'
import type { Recipe } from '../../base/recipe.js'

const quarterEnds = ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31']

/** A yearly count starts from nothing; a standing one is as high in spring as in winter. */
type Topic = readonly [topic: string, least: number, most: number, reached: number, anew: boolean]
/** For the townships: the highest number in one of them, and the share that is reached by the year's end. */
const ofTownships: readonly Topic[] = [
  ['township-cadres', 3, 9, 0.95, true],
  ['facility-inspection', 6, 24, 0.97, true],
  ['safety-responsibility', 6, 24, 0.98, false],
  ['data-quality', 800, 4000, 0.985, false],
]
const ofOffices: readonly Topic[] = [
  ['party-discipline', 35, 120, 0.98, true],
  ['cadre-supervision', 15, 60, 0.97, false],
  ['data-collection', 24, 40, 0.9, false],
  ['data-sharing', 12, 24, 0.8, false],
]

/** By quarter: the total stays the same, the number reached may rise. */
function countsOf(topics: readonly Topic[], district: string, random: Random): AnyRecord[] {
  return topics.flatMap(([topic, least, most, reached, anew]) => {
    const inScope = random.int(least, most)
    const covered = Math.min(inScope, Math.round(inScope * (reached + random.between(-0.05, 0.03))))
    return quarterEnds.map((countedOn, quarter) => ({
      district,
      topic,
      countedOn,
      inScope,
      covered: anew ? Math.floor((covered * (quarter + 1)) / quarterEnds.length) : covered,
    }))
  })
}

/** The reach of trainings, inspections and data, by quarter. */
export const coverageRecipe: Recipe = {
  dataset: 'governance-coverage-counts',
  offices: 'all',
  at: 'office',
  records: (office, random, tree: DistrictTree) => [
    ...countsOf(ofOffices, office, random),
    ...(office === tree.root.code
      ? []
      : tree.atLevel(office, 'township').flatMap(({ code }) => countsOf(ofTownships, code, random))),
  ],
}

const newParticipants: readonly (readonly [kind: string, most: number])[] = [
  ['enterprise', 18],
  ['organisation', 9],
  ['person', 420],
]

/** The persons who took part in charity for the first time in the year, month by month. */
export const charityParticipantRecipe: Recipe = {
  dataset: 'governance-charity-participants',
  at: 'office',
  records: (_office, random) =>
    Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month + 1, 0)).toISOString().slice(0, 10)).flatMap(
      (monthEndOn) =>
        newParticipants.map(([kind, most]) => ({
          kind,
          monthEndOn,
          newParticipants: random.int(Math.floor(most / 6), most),
        })),
    ),
}
