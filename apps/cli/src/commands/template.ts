import pc from 'picocolors'
import { writeTemplate } from '@minzheng/ingest/workbooks'
import { huzhouCatalogue } from '@minzheng/plan'

/** Writes an empty workbook for a dataset, named after it unless told otherwise. */
export async function template(dataset: string, workbook?: string): Promise<void> {
  const to = workbook ?? `${huzhouCatalogue.dataset(dataset).title.zh}.xlsx`
  await writeTemplate({ catalogue: huzhouCatalogue, dataset, to })
  console.log(`${pc.green('✓')} ${to}`)
}
