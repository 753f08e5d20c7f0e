import type { AnyRecord } from '@minzheng/core'
import type { Value } from '@minzheng/core/evaluation'
import type { RegistrarFigures } from '../base/calibration.js'
import { dayBetween, laterOf } from '../base/days.js'
import type { Random } from '../base/random.js'

/** A fictitious trust company at the city bureau. */
const trustCompany = '91990100MA00000102'

/** Some charities of the registrar as trustees; at the city, where trust companies file, also one of those. */
export function charityTrusteesOf(
  registrar: RegistrarFigures,
  charities: readonly AnyRecord[],
  random: Random,
): AnyRecord[] {
  const fit = charities.filter(({ endedOn, recognisedOn }) => endedOn === null && String(recognisedOn) < '2023-06-30')
  const trustee = (creditCode: Value | undefined, kind: string, from: string): AnyRecord => ({
    creditCode: creditCode ?? null,
    district: registrar.code,
    kind,
    onFileFrom: dayBetween(random, from, '2023-12-10'),
    onFileUntil: null,
  })
  return [
    ...random
      .sample(fit, random.int(2, 4))
      .map(({ creditCode, recognisedOn }) => trustee(creditCode, 'charity', String(recognisedOn))),
    ...(registrar.code === '990100' ? [trustee(trustCompany, 'trust-company', '2019-03-01')] : []),
  ]
}

/** The year's work with the registered charities and with the trustees: trainings, checks, publications, incubation. */
export function charitySupervisionOf(
  registrar: RegistrarFigures,
  charities: readonly AnyRecord[],
  trustees: readonly AnyRecord[],
  random: Random,
): AnyRecord[] {
  const entries: AnyRecord[] = []
  const enter = (
    organisation: Value | undefined,
    role: string,
    kind: string,
    from: string,
    facts: AnyRecord = {},
  ): void => {
    entries.push({
      entry: `CS2024-${registrar.code}-${String(entries.length + 1).padStart(3, '0')}`,
      organisation: organisation ?? null,
      district: registrar.code,
      role,
      kind,
      happenedOn: dayBetween(random, laterOf('2024-02-20', from), '2024-12-18'),
      inOrder: null,
      platform: null,
      ...facts,
    })
  }
  for (const { creditCode, recognisedOn, endedOn } of charities) {
    if (endedOn !== null) continue
    const from = String(recognisedOn)
    if (random.chance(0.84)) enter(creditCode, 'charity', 'training', from)
    if (random.chance(0.88)) enter(creditCode, 'charity', 'inspection', from, { inOrder: random.chance(0.87) })
    if (from > '2023-12-31' || random.chance(0.08)) enter(creditCode, 'charity', 'incubation', '2024-02-20')
    const publications = random.chance(0.93) ? random.int(1, 4) : 0
    for (let count = 0; count < publications; count += 1)
      enter(creditCode, 'charity', 'publication', from, { platform: random.chance(0.6) ? 'national' : 'provincial' })
  }
  for (const { creditCode, kind } of trustees) {
    if (kind === 'trust-company') enter(creditCode, 'trustee', 'training', '2024-02-20')
    if (random.chance(0.72)) enter(creditCode, 'trustee', 'inspection', '2024-02-20', { inOrder: random.chance(0.92) })
  }
  return entries
}
