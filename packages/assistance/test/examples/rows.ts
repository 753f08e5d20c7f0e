type Changes = Readonly<Record<string, string | number | boolean | null>>

/** A pseudonym of a number. */
export const id = (number: number): string => number.toString(16).padStart(32, '0')

let made = 0
/** A key that no other row of the examples has. */
const next = (letter: string): string => `${letter}-${(made += 1)}`

export const application = (changes: Changes = {}) => ({
  application: next('A'),
  district: '330502001',
  kind: 'dibao',
  channel: 'counter',
  fromAlert: false,
  acceptedOn: '2024-03-04',
  closedOn: null,
  workingDays: null,
  ...changes,
})

export const grant = (household: number, changes: Changes = {}) => ({
  grant: next('G'),
  household: id(household),
  district: '330502001',
  programme: 'temporary',
  source: 'fiscal',
  form: 'cash',
  grantedOn: '2024-03-04',
  amount: 1_000_00,
  ...changes,
})

export const listing = (topic: string, changes: Changes = {}) => ({
  listing: next('L'),
  district: '330502',
  topic,
  listedOn: '2024-02-01',
  removedOn: null,
  ...changes,
})

export const site = (rank: string, district: string, changes: Changes = {}) => ({
  site: next('S'),
  district,
  rank,
  standardRun: true,
  meets8545: null,
  stars: null,
  provincialFiveStarOn: null,
  openedOn: '2022-01-01',
  closedOn: null,
  ...changes,
})

export const need = (changes: Changes = {}) => ({
  need: next('N'),
  district: '330502001',
  enteredOn: '2024-03-04',
  matchedOn: null,
  closedOn: null,
  ...changes,
})

export const aided = (person: number, changes: Changes = {}) => ({
  aid: next('V'),
  person: id(person),
  district: '330502',
  aidedOn: '2024-07-15',
  campaign: null,
  standardFile: true,
  tracing: 'not-needed',
  settledOn: null,
  again: false,
  ...changes,
})

export const activity = (topic: string, heldOn = '2024-06-19') => ({ activity: next('E'), district: '330502', topic, heldOn, participants: 20, amount: null })

export const month = (topic: string, monthEndOn: string, amount: number, district = '330502001') => ({ district, topic, monthEndOn, times: 10, amount })

export const subsidy = (person: number, changes: Changes = {}) => ({
  person: id(person),
  district: '330502001',
  subsidy: 'living',
  monthlyAmount: 354_00,
  startedOn: '2022-01-01',
  endedOn: null,
  reviewDueOn: '2024-06-30',
  reviewedOn: null,
  finding: null,
  ...changes,
})

export const rehabilitation = (person: number, servedOn: string, district = '330502001') => ({ service: next('J'), person: id(person), district, servedOn })
