import type { Catalogue, Indicator } from '@minzheng/core'
import type { Deployment, Plan } from '@minzheng/plan'
import { RequestError } from '../base/problem.js'

const none = (zh: string, en: string): never => {
  throw new RequestError('not-found', { zh, en })
}

/** A district of an address. Throws `not-found`. */
export function knownDistrict({ districts }: Pick<Catalogue, 'districts'>, code: string): string {
  return districts.has(code) ? code : none('没有这个地区', 'there is no such district')
}

/** An indicator of an address. Throws `not-found`. */
export function knownIndicator({ indicators }: Pick<Catalogue, 'indicators'>, id: string): Indicator {
  return indicators.get(id) ?? none('没有这个指标', 'there is no such indicator')
}

/** A plan of an address. Throws `not-found`. */
export function knownPlan({ plans }: Pick<Deployment, 'plans'>, id: string): Plan {
  return plans.find((plan) => plan.id === id) ?? none('没有这个计划', 'there is no such plan')
}

/** Throws unless each code is a district of today or was one. */
export function assertDistricts(
  { districts, history }: Pick<Catalogue, 'districts' | 'history'>,
  codes: readonly string[],
): void {
  const written = history?.written.districts ?? []
  if (codes.every((code) => districts.has(code) || written.some((each) => each.code === code))) return
  throw new RequestError('invalid-request', undefined, {
    faults: [{ in: 'query', name: 'district', must: 'must be the code of a district of this city' }],
  })
}
