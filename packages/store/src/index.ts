export type { Store, Source, Landing, LandedRow, RefusedRow, LandingReport, QuarantinedRow, DirtyDistrict, RecomputeReport, StoredObservation, ObservationQuery } from './store.js'
export type { Pool, PoolClient, QueryResult } from './pool.js'
