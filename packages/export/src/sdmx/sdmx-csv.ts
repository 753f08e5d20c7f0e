import { stringify } from 'csv-stringify/sync'
import type { Catalogue } from '@minzheng/core'
import { shownObservation } from '@minzheng/core/assessment'
import type { Batches } from '../base/batches.js'
import { defaultAudience } from '../base/file-header.js'
import {
  audienceAttribute,
  dimensions,
  measure,
  observationAttributes,
  timeDimension,
  unitMeasure,
} from './sdmx-components.js'
import { dataflowId, defaultMaintainer, refuseMaintainer } from './sdmx-ids.js'
import type { MessageOptions } from './sdmx-message.js'

const components = [...dimensions, timeDimension, measure, unitMeasure, ...observationAttributes]

/**
 * Observations as an SDMX-CSV 2.0 data message: codes only, so no cell can be taken for a formula. A missing value is
 * an empty cell with its status. The action is Replace: each row is the complete state of its observation.
 */
export async function* sdmxCsv(
  catalogue: Pick<Catalogue, 'indicator'>,
  batches: Batches,
  { maintainer = defaultMaintainer, audience = defaultAudience }: Pick<MessageOptions, 'maintainer' | 'audience'> = {},
): AsyncGenerator<string> {
  refuseMaintainer(maintainer)
  const flow = `${maintainer.agency}:${dataflowId}(${maintainer.version})`
  yield stringify([['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...components.map(({ id }) => id), audienceAttribute.id]], {
    record_delimiter: 'windows',
  })
  for await (const batch of batches)
    if (batch.length > 0)
      yield stringify(
        batch.map((each) => {
          const shown = shownObservation(catalogue.indicator(each.indicator), each)
          return ['dataflow', flow, 'R', ...components.map(({ valueOf }) => String(valueOf(shown) ?? '')), audience]
        }),
        { record_delimiter: 'windows' },
      )
}
