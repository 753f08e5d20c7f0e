import type { Catalogue } from '@minzheng/core'
import { colours, print } from '../terminal/output.js'

/** Writes an empty workbook for a dataset, by default with the dataset's name. */
export async function template(
  catalogue: Catalogue,
  dataset: string,
  workbook?: string,
  { part }: { part?: boolean } = {},
): Promise<void> {
  const to = workbook ?? `${catalogue.dataset(dataset).title.zh}.xlsx`
  // Imported on demand, since the code that writes workbooks takes long to load.
  const { writeTemplate } = await import('@minzheng/ingest/workbooks')
  await writeTemplate({
    catalogue,
    dataset,
    to,
    ...(part === true ? { register: 'part' as const } : {}),
  })
  print(`${colours.green('✓')} ${to}`)
}
