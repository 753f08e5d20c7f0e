import type { AnyRecord } from '@minzheng/core'

/** Fen in half a year, by certificate. */
const rates: Readonly<Record<string, number>> = {
  'level-5': 60_000,
  'level-4': 90_000,
  'level-3': 150_000,
  'level-2': 180_000,
  'level-1': 240_000,
}

/**
 * Payments in June and December to the certified caregivers of homes who work on that day, as the county files them.
 */
export function caregiverAllowancesOf(caregivers: readonly AnyRecord[]): AnyRecord[] {
  return ['2024-06-25', '2024-12-25'].flatMap((paidOn) =>
    caregivers.flatMap(({ caregiver, setting, certificate, certifiedOn, startedOn, leftOn, district }): AnyRecord[] => {
      const works = String(startedOn) < paidOn && (leftOn === null || String(leftOn) > paidOn)
      if (setting !== 'institution' || certificate === null || String(certifiedOn) > paidOn || !works) return []
      return [
        {
          caregiver: caregiver ?? null,
          district: String(district).slice(0, 6),
          paidOn,
          amount: rates[String(certificate)]!,
        },
      ]
    }),
  )
}
