import type { AnyDataset } from '../dataset/dataset.js'
import type { RegisterDistricts } from './register-districts.js'

/** What computes standings. */
export interface RegisterRules {
  readonly dataset: Pick<AnyDataset, 'name' | 'key' | 'time' | 'reportedBy'>
  readonly districts: RegisterDistricts
}
