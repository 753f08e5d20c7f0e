import { extname } from 'node:path'
import { audienceWords, type Catalogue, type Level, type Observation } from '@minzheng/core'
import { levels } from '@minzheng/core/districts'
import { monthsOf, parsePeriod } from '@minzheng/core/periods'
import {
  observationsCsv,
  observationsParquet,
  observationsWorkbook,
  sdmx21Csv,
  sdmx21Data,
  sdmx21Structure,
  sdmxCsv,
  sdmxData,
  sdmxStructure,
  writeWholeFile,
  type Batches,
} from '@minzheng/export'
import { releaseOf } from '@minzheng/worker'
import { districtOf } from '../options/district-of.js'
import { indicatorOf } from '../options/indicator-of.js'
import { observationBatches, releasedBatches, type ObservationFilter } from '../figures/observation-batches.js'
import { refuseLive, releaseAsked, type AudienceOptions } from '../options/audience-options.js'
import { figuresOf } from '../options/moment.js'
import { step } from '../terminal/progress.js'
import type { Session } from '../session/session.js'
import { print } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

/** The formats of exported observations. */
export const exportFormats = [
  'csv',
  'xlsx',
  'parquet',
  'sdmx-csv',
  'sdmx-json',
  'sdmx-structure',
  'sdmx-2.1-csv',
  'sdmx-2.1-data',
  'sdmx-2.1-structure',
] as const
/** The formats of definitions, which need no figures. */
const structureFormats = ['sdmx-structure', 'sdmx-2.1-structure'] as const
type StructureFormat = (typeof structureFormats)[number]
export type ExportFormat = (typeof exportFormats)[number]

/** The options of `minzheng export`, as typed. */
export interface ExportOptions extends AudienceOptions {
  readonly format?: string
  readonly district?: string
  readonly level?: readonly string[]
  readonly period?: readonly string[]
  readonly indicator?: readonly string[]
  readonly domain?: readonly string[]
  readonly parts?: boolean
  readonly simulated?: boolean
  /** Figures as they were known at a moment. */
  readonly asOf?: string
}

/** The named format, or the one of the file's ending. Throws with a list of the formats. */
export function formatOf(file: string, named: string | undefined): ExportFormat {
  if (named !== undefined) {
    const found = exportFormats.find((format) => format === named)
    if (found === undefined)
      throw new UsageError(`--format must be one of ${exportFormats.join(', ')}, got "${named}" (没有这种格式)`)
    return found
  }
  const byEnding: Readonly<Record<string, ExportFormat>> = {
    '.csv': 'csv',
    '.json': 'sdmx-json',
    '.parquet': 'parquet',
    '.xlsx': 'xlsx',
    '.xml': 'sdmx-2.1-data',
  }
  const found = byEnding[extname(file).toLowerCase()]
  if (found === undefined)
    throw new UsageError(
      `the file name must end in .csv, .xlsx, .parquet, .json or .xml, got "${file}" (文件名看不出格式); or give --format ${exportFormats.join('|')}`,
    )
  return found
}

/**
 * The filter for the figures. Throws `unknown-district`, `unknown-indicator`, `invalid-period`, or a usage error that
 * lists the levels or domains.
 */
export function filterOf(catalogue: Catalogue, options: ExportOptions): ObservationFilter {
  const domains = catalogue.domains.map(({ name }) => name)
  for (const name of options.domain ?? [])
    if (!domains.includes(name))
      throw new UsageError(`--domain must be one of ${domains.join(', ')}, got "${name}" (没有这个领域)`)
  for (const level of options.level ?? [])
    if (!levels.includes(level as Level))
      throw new UsageError(`--level must be one of ${levels.join(', ')}, got "${level}" (没有这一级)`)
  const named = options.indicator?.map((text) => indicatorOf(catalogue, text))
  const ofDomains = [...catalogue.indicators.values()].filter(({ id }) => options.domain?.includes(id.split('.')[0]!))
  const indicators =
    named === undefined && options.domain === undefined
      ? [...catalogue.indicators.values()]
      : [...new Set([...(named ?? []), ...ofDomains])]
  return {
    indicators,
    ...(options.district === undefined ? {} : { district: districtOf(catalogue, options.district) }),
    ...(options.level === undefined ? {} : { levels: options.level as readonly Level[] }),
    ...(options.period === undefined ? {} : { periods: options.period.map((period) => parsePeriod(period).id) }),
    parts: options.parts === true ? 'all' : 'whole',
  }
}

/** True for a format of definitions. */
export function isStructure(format: ExportFormat): format is StructureFormat {
  return structureFormats.some((each) => each === format)
}

/** Writes a structure message, which needs no store. */
export async function exportStructure(
  catalogue: Catalogue,
  file: string,
  format: StructureFormat,
  options: Pick<ExportOptions, 'simulated'>,
): Promise<void> {
  const structureOf = format === 'sdmx-structure' ? sdmxStructure : sdmx21Structure
  await writeWholeFile(file, [structureOf(catalogue, { prepared: new Date(), isTest: options.simulated === true })])
  print(`✓ ${file}`)
}

/**
 * Writes the selected observations: live ones of periods with a return for internal use, those of a release for all
 * others; writes no file if there are none.
 */
export async function exportObservations(
  session: Session,
  file: string,
  format: Exclude<ExportFormat, StructureFormat>,
  options: ExportOptions,
): Promise<void> {
  const { catalogue } = session.deployment
  const words = audienceWords[options.audience ?? 'internal']
  const filter = filterOf(catalogue, options)
  const batches = await batchesOf(session, filter, options)
  const progress = step(`导出 export ${format}`)
  let count = 0
  const counted = async function* (): AsyncGenerator<readonly Observation[]> {
    let done = new Set<string>()
    for await (const batch of batches) {
      count += batch.length
      done = done.add(batch[0]!.indicator)
      progress.update(done.size, filter.indicators.length, `${count}`)
      yield batch
    }
    if (count === 0)
      throw new UsageError('No figure matches the options, so no file was written (没有符合条件的数据，未写文件)')
  }
  await writeWholeFile(file, written(catalogue, format, counted(), options))
  progress.done(`${count.toLocaleString('en')} 条观测 observations → ${file}  ${words.zh} ${words.en}`)
}

async function batchesOf(session: Session, asked: ObservationFilter, options: ExportOptions): Promise<Batches> {
  const { catalogue } = session.deployment
  const released = releaseAsked(options)
  if (released !== undefined) {
    refuseLive(released, { '--as-of': options.asOf })
    const { number: release } = await releaseOf(session.store, released.release)
    return releasedBatches(session.store, catalogue, asked, { ...released, release })
  }
  const figures = await figuresOf(session, options.asOf)
  const returned = new Set(await figures.returnedMonths())
  // A period without a return has only missing figures.
  const filter =
    asked.periods === undefined
      ? asked
      : {
          ...asked,
          periods: asked.periods.filter((id) => monthsOf(parsePeriod(id)).some((month) => returned.has(month))),
        }
  return observationBatches(figures, catalogue, filter)
}

function written(
  catalogue: Catalogue,
  format: Exclude<ExportFormat, StructureFormat>,
  batches: Batches,
  options: ExportOptions,
): AsyncIterable<string | Uint8Array> {
  const { audience = 'internal' } = options
  const header = { prepared: new Date(), isTest: options.simulated === true, audience }
  switch (format) {
    case 'csv':
      return observationsCsv(catalogue, batches, header)
    case 'xlsx':
      return observationsWorkbook(catalogue, batches, header)
    case 'sdmx-2.1-csv':
      return sdmx21Csv(catalogue, batches, header)
    case 'sdmx-2.1-data':
      return sdmx21Data(catalogue, batches, header)
    case 'sdmx-csv':
      return sdmxCsv(catalogue, batches, header)
    case 'sdmx-json':
      return sdmxData(catalogue, batches, header)
    case 'parquet':
      return observationsParquet(catalogue, batches, header)
  }
}
