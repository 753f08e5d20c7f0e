import type { Catalogue } from '@minzheng/core'
import type { RegisterDistricts } from '@minzheng/core/registers'
import type { DirtyMarks } from '../marks/dirty-marks.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import type { LandingReader } from './stored-landing.js'

/** What every change of a register uses. */
export interface RegisterTools {
  readonly schema: string
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly marks: DirtyMarks
  readonly landings: LandingReader
  /** The districts of all months. */
  readonly register: RegisterDistricts
}
