import type { District, RecordOf } from '@minzheng/core'
import type { Day } from '@minzheng/core/periods'
import type { childWorkers } from '../datasets/index.js'

/** The register's data about a supervisor or director. */
export type WorkerInOffice = Pick<RecordOf<typeof childWorkers>, 'district' | 'role' | 'startedOn' | 'leftOn'>

/**
 * The units without anybody in office on a day: townships without a child supervisor (儿童督导员), villages and communities
 * without a child director (儿童主任). Villages must have a person for it (未成年人保护法 art. 43); townships by the opinion of
 * ten ministries of 2019.
 */
export function unitsWithoutWorker(
  units: readonly District[],
  workers: readonly WorkerInOffice[],
  day: Day,
): readonly District[] {
  const held = new Set(
    workers.filter((worker) => isInOffice(worker, day)).map(({ role, district }) => `${role} ${district}`),
  )
  return units.filter(({ level, code }) => {
    const role = level === 'township' ? 'supervisor' : level === 'village' ? 'director' : null
    return role !== null && !held.has(`${role} ${code}`)
  })
}

/**
 * The share, in percent, of units that have somebody in office; not known, null, if there is no unit. Pass units of one
 * level.
 */
export function workerCoverage(
  units: readonly District[],
  workers: readonly WorkerInOffice[],
  day: Day,
): number | null {
  return units.length === 0
    ? null
    : ((units.length - unitsWithoutWorker(units, workers, day).length) / units.length) * 100
}

function isInOffice({ startedOn, leftOn }: WorkerInOffice, day: Day): boolean {
  return startedOn <= day && (leftOn === null || leftOn > day)
}
