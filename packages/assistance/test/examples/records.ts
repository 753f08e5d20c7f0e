/** A pseudonym. */
export const id = (number: number): string => number.toString(16).padStart(32, '0')

type Changes = Readonly<Record<string, string | number | boolean | null>>

/** An application made online at Yuehe in May 2024 and closed after ten working days. */
export const application = (number: number, changes: Changes = {}) => ({
  application: `A${number}`,
  district: '330502001001',
  channel: 'online',
  fromAlert: false,
  appliedOn: '2024-05-06',
  closedOn: '2024-05-20',
  workingDays: 10,
  ...changes,
})

/** 1,000 yuan of public money for an emergency at Yuehe in May 2024. */
export const grant = (number: number, changes: Changes = {}) => ({
  grant: `G${number}`,
  household: id(number),
  district: '330502001001',
  kind: 'emergency',
  form: 'money',
  source: 'fiscal',
  amount: 1_000_00,
  incomeForThree: null,
  grantedOn: '2024-05-06',
  ...changes,
})

/** A village's service consortium at Yuehe, run to the standard, without stars. */
export const site = (number: number, changes: Changes = {}) => ({
  site: `S${number}`,
  district: '330502001001',
  siteLevel: 'village',
  standardRun: true,
  meets8545: null,
  stars: null,
  ratedBy: null,
  openedOn: '2023-01-01',
  closedOn: null,
  ...changes,
})

/** A need for care at Yuehe, open since March 2024. */
export const need = (number: number, changes: Changes = {}) => ({
  need: `N${number}`,
  district: '330502001001',
  kind: 'care',
  registeredOn: '2024-03-01',
  matchedOn: null,
  closedOn: null,
  ...changes,
})

/** A resource for care at Yuehe, on file since 2023. */
export const resource = (number: number, changes: Changes = {}) => ({
  resource: `R${number}`,
  district: '330502001001',
  kind: 'care',
  provider: 'P1',
  registeredOn: '2023-03-01',
  withdrawnOn: null,
  ...changes,
})

/** Everyday aid to a vagrant of Wuxing in May 2024 whose family is known. */
export const aided = (number: number, changes: Changes = {}) => ({
  event: `E${number}`,
  person: id(number),
  district: '330502',
  aidedOn: '2024-05-06',
  action: 'none',
  standardFile: true,
  family: 'known',
  aidedBefore: false,
  settledOn: null,
  ...changes,
})

/** A result of Wuxing, in force since March 2024. */
export const result = (number: number, topic: string, changes: Changes = {}) => ({
  document: `D${number}`,
  district: '330502',
  topic,
  issuedOn: '2024-03-01',
  repealedOn: null,
  ...changes,
})

/** An activity of Wuxing on 19 June 2024. */
export const activity = (number: number, topic: string, changes: Changes = {}) => ({
  activity: `V${number}`,
  district: '330502',
  topic,
  heldOn: '2024-06-19',
  participants: 30,
  amount: null,
  ...changes,
})

/** A payment at Yuehe in a month. */
export const paid = (topic: string, monthEndOn: string, amount: number | null, changes: Changes = {}) => ({
  district: '330502001',
  topic,
  monthEndOn,
  times: 1,
  amount,
  ...changes,
})

/** A living subsidy at Yuehe since 2023, not reviewed yet. */
export const subsidy = (number: number, changes: Changes = {}) => ({
  person: id(number),
  district: '330502001001',
  subsidy: 'living',
  startedOn: '2023-01-01',
  endedOn: null,
  reviewDueOn: null,
  reviewedOn: null,
  foundRight: null,
  ...changes,
})

/** A session at Yuehe in May 2024. */
export const session = (number: number, person: number, changes: Changes = {}) => ({
  session: `J${number}`,
  person: id(person),
  district: '330502001',
  servedOn: '2024-05-06',
  ...changes,
})

/** A person under monitoring since 2023. */
export const monitored = (number: number, district: string, changes: Changes = {}) => ({
  person: id(number),
  district,
  tier: 'dibao',
  enteredOn: '2023-01-01',
  leftOn: null,
  ...changes,
})
