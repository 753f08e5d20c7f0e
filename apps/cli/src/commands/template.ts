import { huzhouCatalogue } from '@minzheng/plan'
import { colours, print } from '../terminal/output.js'

/** Writes an empty workbook for a dataset, named after it unless told otherwise. */
export async function template(dataset: string, workbook?: string): Promise<void> {
  const to = workbook ?? `${huzhouCatalogue.dataset(dataset).title.zh}.xlsx`
  // Loaded where it is asked for, since writing workbooks takes long to load.
  const { writeTemplate } = await import('@minzheng/ingest/workbooks')
  await writeTemplate({ catalogue: huzhouCatalogue, dataset, to })
  print(`${colours.green('✓')} ${to}`)
}
