import { huzhouCatalogue } from '@minzheng/plan'
import { colours, print } from '../terminal/output.js'

/** Writes an empty workbook for a dataset, by default with the dataset's name. */
export async function template(dataset: string, workbook?: string, { part }: { part?: boolean } = {}): Promise<void> {
  const to = workbook ?? `${huzhouCatalogue.dataset(dataset).title.zh}.xlsx`
  // Imported on demand, since the code that writes workbooks takes long to load.
  const { writeTemplate } = await import('@minzheng/ingest/workbooks')
  await writeTemplate({
    catalogue: huzhouCatalogue,
    dataset,
    to,
    ...(part === true ? { register: 'part' as const } : {}),
  })
  print(`${colours.green('✓')} ${to}`)
}
