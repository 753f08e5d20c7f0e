import type { Catalogue } from '@minzheng/core'
import type { Database } from '../database/database.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import type { DirtyMarks } from '../marks/dirty-marks.js'
import type { Definitions } from '../definitions/version-fence.js'

/** What every step of a landing uses. */
export interface LandingTools {
  readonly kind: Database['kind']
  readonly transaction: Database['transaction']
  readonly schema: string
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly marks: DirtyMarks
  readonly definitions: Definitions
}
