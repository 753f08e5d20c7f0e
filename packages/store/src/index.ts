// Opening.
export { openDatabase, type Database, type DatabaseOptions } from './database.js'
export { DatabaseBusyError, DatabaseTimeoutError, isLockTimeout, type Lane, type Timeouts } from './timeouts.js'
export { createStore } from './create-store.js'
export { FolderInUseError } from './folder-lock.js'
export { FolderOpenToOthersError } from './private-folder.js'
export { PseudonymKeyError } from './pseudonym-key.js'
export { CatalogueReplacedError } from './version-fence.js'
export { DistrictsLostError, OtherCityError, type LostDistrict } from './district-changes.js'

// What a store does.
export type {
  Store,
  Source,
  Landing,
  LandedRow,
  RefusedRow,
  LandingReport,
  QuarantinedRow,
  QuarantineQuery,
  QuarantineCount,
  DirtyDistrict,
  Staleness,
  RecomputeReport,
} from './store.js'

// Figures.
export type { FigureQuery, FigureReader, SourceQuery, StoredFigure } from './figures/figures.js'
export type { Standing } from './figures/standing.js'

// What BullMQ's PostgreSQL backend is handed.
export type { Pool, PoolClient, QueryResult } from './pool.js'

// What is stale, and what differs from the records.
export type { DirtyCell } from './dirty-cells.js'
export type { CellToMend, Difference, Verification } from './verify.js'

// What a figure came from.
export type { CountedRecord, CountedRecords } from './counted-query.js'
