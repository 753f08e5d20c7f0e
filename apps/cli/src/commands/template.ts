import { writeTemplate } from '@minzheng/ingest/workbooks'
import { huzhouCatalogue } from '@minzheng/plan'
import { colours, print } from '../output.js'

/** Writes an empty workbook for a dataset, named after it unless told otherwise. */
export async function template(dataset: string, workbook?: string): Promise<void> {
  const to = workbook ?? `${huzhouCatalogue.dataset(dataset).title.zh}.xlsx`
  await writeTemplate({ catalogue: huzhouCatalogue, dataset, to })
  print(`${colours.green('✓')} ${to}`)
}
