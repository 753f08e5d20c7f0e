import type { Observation } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import type { Batches } from '../base/batches.js'
import { dimensions, timeDimension } from './sdmx-components.js'
import { dataflowId, defaultMaintainer, refuseMaintainer, urn } from './sdmx-ids.js'
import { metaOf, namesOf, type MessageOptions } from './sdmx-message.js'
import { sdmxDimensions, sdmxKey } from './sdmx-names.js'

/**
 * What data there are, as an SDMX-JSON 2.0 structure message with one data constraint: the values that occur in each
 * dimension, or in those that are named, the first and last day, and the numbers of series and observations as
 * annotations. A figure that is hidden or missing is an observation like any other.
 */
export async function sdmxConstraint(
  batches: Batches,
  options: MessageOptions,
  asked: readonly string[] = [...sdmxDimensions, timeDimension.id],
): Promise<string> {
  const maintainer = options.maintainer ?? defaultMaintainer
  refuseMaintainer(maintainer)
  const values = new Map<string, Set<string>>(dimensions.map(({ id }) => [id, new Set()]))
  const series = new Set<string>()
  let [observations, from, until] = [0, '', '']
  const count = (observation: Observation): void => {
    const key = sdmxKey(observation)
    for (const id of sdmxDimensions) values.get(id)!.add(key[id])
    series.add(Object.values(key).join('.'))
    const period = parsePeriod(observation.period)
    observations += 1
    if (from === '' || period.from < from) from = period.from
    if (period.until > until) until = period.until
  }
  for await (const batch of batches) for (const each of batch) count(each)
  const keyValues = [
    ...sdmxDimensions
      .filter((id) => asked.includes(id))
      .map((id) => ({ id, include: true, values: [...values.get(id)!].toSorted().map((value) => ({ value })) })),
    ...(asked.includes(timeDimension.id)
      ? [
          {
            id: timeDimension.id,
            include: true,
            timeRange: {
              startPeriod: { period: from, isInclusive: true },
              endPeriod: { period: until, isInclusive: true },
            },
          },
        ]
      : []),
  ]
  const constraint = {
    id: `AVAILABLE_${dataflowId}`,
    agencyID: maintainer.agency,
    version: maintainer.version,
    ...namesOf({ zh: '现有数据', en: 'Data that are available' }),
    annotations: [
      { id: 'series_count', title: String(series.size), type: 'sdmx_metrics' },
      { id: 'obs_count', title: String(observations), type: 'sdmx_metrics' },
    ],
    role: 'Actual',
    constraintAttachment: { dataflows: [urn('datastructure.Dataflow', dataflowId, maintainer)] },
    cubeRegions: [{ include: true, keyValues }],
  }
  return `${JSON.stringify({ meta: metaOf(options, 'structure'), data: { dataConstraints: [constraint] } }, null, 1)}\n`
}
