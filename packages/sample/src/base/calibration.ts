/**
 * The totals of the simulated year of a model city, whose codes no city has. Its totals follow a city's published figures (registered and resident population,
 * older people, dibao and tekun persons, the county's shares of 2021). The others are invented, close enough to the
 * year's targets that some counties meet them and others do not.
 */
export interface CountyFigures {
  readonly code: string
  readonly population: {
    readonly registered: { readonly all: number; readonly older: number }
    readonly resident: { readonly all: number; readonly older: number }
  }
  /** Persons under monitoring at the year's end, by tier. */
  readonly monitored: {
    readonly tekun: number
    readonly dibao: number
    readonly dibian: number
    readonly expenditure: number
    readonly other: number
  }
  readonly homes: { readonly environment: number; readonly appliances: number }
  /** Certified and uncertified at the year's end, and all full-time home caregivers who started in the year. */
  readonly caregivers: { readonly certified: number; readonly uncertified: number; readonly newAtHome: number }
  readonly institutions: {
    readonly open: number
    readonly closed: number
    readonly beds: number
    readonly dementiaBeds: number
  }
  /** Townships with a consortium at the year's end. */
  readonly townshipsCovered: number
  /** Opened before the year; built and rebuilt within it. */
  readonly centres: { readonly existing: number; readonly built: number; readonly rebuilt: number }
  /** Opened before the year; opened within it. */
  readonly mealSites: { readonly existing: number; readonly opened: number }
  readonly children: { readonly registered: number; readonly assessed: number }
}

/** The city's five counties. */
export const counties: readonly CountyFigures[] = [
  {
    code: '990102',
    population: { registered: { all: 672_840, older: 181_660 }, resident: { all: 1_036_900, older: 196_300 } },
    monitored: { tekun: 420, dibao: 4_010, dibian: 2_420, expenditure: 660, other: 23_110 },
    homes: { environment: 52, appliances: 136 },
    caregivers: { certified: 452, uncertified: 140, newAtHome: 88 },
    institutions: { open: 48, closed: 2, beds: 7_640, dementiaBeds: 331 },
    townshipsCovered: 14,
    centres: { existing: 240, built: 8, rebuilt: 7 },
    mealSites: { existing: 115, opened: 44 },
    children: { registered: 560, assessed: 515 },
  },
  {
    code: '990103',
    population: { registered: { all: 485_310, older: 159_180 }, resident: { all: 545_480, older: 147_800 } },
    monitored: { tekun: 530, dibao: 4_330, dibian: 2_790, expenditure: 690, other: 17_630 },
    homes: { environment: 68, appliances: 160 },
    caregivers: { certified: 358, uncertified: 132, newAtHome: 55 },
    institutions: { open: 41, closed: 1, beds: 6_120, dementiaBeds: 290 },
    townshipsCovered: 9,
    centres: { existing: 185, built: 5, rebuilt: 4 },
    mealSites: { existing: 80, opened: 36 },
    children: { registered: 520, assessed: 478 },
  },
  {
    code: '990104',
    population: { registered: { all: 441_760, older: 136_940 }, resident: { all: 553_490, older: 131_200 } },
    monitored: { tekun: 400, dibao: 3_380, dibian: 2_110, expenditure: 560, other: 14_980 },
    homes: { environment: 54, appliances: 128 },
    caregivers: { certified: 357, uncertified: 96, newAtHome: 62 },
    institutions: { open: 30, closed: 1, beds: 4_980, dementiaBeds: 246 },
    townshipsCovered: 12,
    centres: { existing: 130, built: 6, rebuilt: 5 },
    mealSites: { existing: 72, opened: 33 },
    children: { registered: 430, assessed: 430 },
  },
  {
    code: '990105',
    population: { registered: { all: 624_270, older: 189_460 }, resident: { all: 678_600, older: 171_900 } },
    monitored: { tekun: 690, dibao: 5_790, dibian: 3_560, expenditure: 900, other: 21_220 },
    homes: { environment: 74, appliances: 182 },
    caregivers: { certified: 452, uncertified: 138, newAtHome: 71 },
    institutions: { open: 40, closed: 2, beds: 6_350, dementiaBeds: 301 },
    townshipsCovered: 11,
    centres: { existing: 190, built: 7, rebuilt: 5 },
    mealSites: { existing: 86, opened: 42 },
    children: { registered: 590, assessed: 543 },
  },
  {
    code: '990106',
    population: { registered: { all: 465_820, older: 140_029 }, resident: { all: 595_530, older: 142_800 } },
    monitored: { tekun: 551, dibao: 5_390, dibian: 3_300, expenditure: 840, other: 15_779 },
    homes: { environment: 65, appliances: 162 },
    caregivers: { certified: 349, uncertified: 104, newAtHome: 55 },
    institutions: { open: 31, closed: 1, beds: 4_910, dementiaBeds: 217 },
    townshipsCovered: 14,
    centres: { existing: 155, built: 5, rebuilt: 4 },
    mealSites: { existing: 67, opened: 35 },
    children: { registered: 500, assessed: 455 },
  },
]

/** What a bureau registers or runs itself. */
export interface RegistrarFigures {
  readonly code: string
  /** On the register at the year's end; foundations include the community foundations. */
  readonly organisations: {
    readonly association: number
    readonly 'service-organisation': number
    readonly foundation: number
    readonly communityFoundations: number
  }
  readonly charities: number
  /** Trust property filed in the year, each filing in 万元. */
  readonly trusts: readonly number[]
  /** Valid 4A and 5A, valid 1A to 3A, and expired grades at the year's end. */
  readonly grades: { readonly high: number; readonly low: number; readonly expired: number; readonly lowered: number }
  /** Listed and dealt with, by cohort. */
  readonly zombies: {
    readonly existing: readonly [listed: number, treated: number]
    readonly new: readonly [listed: number, treated: number]
  }
  /** In use and inspected. */
  readonly funds: readonly [inUse: number, inspected: number]
}

/** The city bureau and the five county bureaus. */
export const registrars: readonly RegistrarFigures[] = [
  {
    code: '990100',
    organisations: { association: 352, 'service-organisation': 272, foundation: 16, communityFoundations: 1 },
    charities: 29,
    trusts: [200, 100, 50, 38.5],
    grades: { high: 38, low: 34, expired: 4, lowered: 2 },
    zombies: { existing: [30, 24], new: [10, 8] },
    funds: [13, 13],
  },
  {
    code: '990102',
    organisations: { association: 286, 'service-organisation': 465, foundation: 9, communityFoundations: 4 },
    charities: 19,
    trusts: [100, 30, 26],
    grades: { high: 28, low: 38, expired: 4, lowered: 1 },
    zombies: { existing: [38, 25], new: [14, 8] },
    funds: [10, 9],
  },
  {
    code: '990103',
    organisations: { association: 170, 'service-organisation': 235, foundation: 5, communityFoundations: 2 },
    charities: 11,
    trusts: [50, 32.8],
    grades: { high: 17, low: 27, expired: 3, lowered: 1 },
    zombies: { existing: [25, 19], new: [8, 6] },
    funds: [9, 9],
  },
  {
    code: '990104',
    organisations: { association: 214, 'service-organisation': 308, foundation: 8, communityFoundations: 3 },
    charities: 14,
    trusts: [80, 50, 12.345678],
    grades: { high: 24, low: 31, expired: 3, lowered: 1 },
    zombies: { existing: [27, 21], new: [9, 7] },
    funds: [9, 9],
  },
  {
    code: '990105',
    organisations: { association: 262, 'service-organisation': 370, foundation: 8, communityFoundations: 3 },
    charities: 17,
    trusts: [60, 45, 20],
    grades: { high: 26, low: 33, expired: 3, lowered: 2 },
    zombies: { existing: [35, 24], new: [11, 7] },
    funds: [11, 10],
  },
  {
    code: '990106',
    organisations: { association: 216, 'service-organisation': 297, foundation: 7, communityFoundations: 3 },
    charities: 13,
    trusts: [40, 20, 7.5],
    grades: { high: 19, low: 29, expired: 2, lowered: 1 },
    zombies: { existing: [26, 19], new: [9, 5] },
    funds: [9, 8],
  },
]

/** Meals served in the year, in person-times, before a small random variation. */
export const mealsServed = 6_120_000
