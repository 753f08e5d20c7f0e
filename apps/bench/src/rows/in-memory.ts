import { evaluate, type Evaluation, type Return } from '@minzheng/core'
import { handLoop, type HandTotals } from '../homes/hand-loop.js'
import { months, assertSameRows, rowsOfLoop } from '../homes/home-rows.js'
import { homeRecords, homesCatalogue } from '../homes/homes.js'
import { homesInArquero } from '../homes/homes-in-arquero.js'
import { homesInDuckdb } from '../homes/homes-in-duckdb.js'
import type { Opened } from '../measuring/opened.js'

const returns: readonly Return[] = months.map((month) => ({ dataset: 'homes', district: '330500', month }))

/**
 * Computes ten indicators in memory; compares this with a hand-written loop, with arquero on the same objects, and with
 * DuckDB, which has loaded them before. Throws if the figures differ.
 */
export async function inMemory(size: number): Promise<Opened> {
  const records = homeRecords(size)
  const { districts } = homesCatalogue
  const duckdb = await homesInDuckdb(records, districts)
  // The other programs do not validate records against a schema.
  const ours = (): Evaluation => evaluate(homesCatalogue, { homes: records }, returns, { validate: false })
  const byHand = (): HandTotals => handLoop(records, districts)
  const inArquero = () => homesInArquero(records, districts)
  const beside = {
    'a loop written by hand': rowsOfLoop(byHand(), districts),
    arquero: inArquero(),
    DuckDB: await duckdb.figures(),
  }
  const figures = ours()
  for (const [way, rows] of Object.entries(beside)) {
    const compared = assertSameRows(way, figures, rows, districts)
    process.stdout.write(`${compared.toLocaleString('en')} figures compared with ${way}: all equal\n`)
  }
  return {
    comparison: {
      name: 'Ten indicators in memory',
      unit: 'records',
      size,
      ours,
      beside: { 'a loop written by hand': byHand, arquero: inArquero, 'DuckDB, loaded beforehand': duckdb.figures },
      goals: { 'a loop written by hand': 1.3 },
    },
    close: async () => duckdb.close(),
  }
}
