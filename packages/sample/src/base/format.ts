/** The format of one office's file of a dataset. */
export interface Format {
  readonly file: 'csv' | 'xlsx'
  /** `names`: three columns 县(区), 乡镇(街道), 村(社区) in place of one code. */
  readonly districts: 'code' | 'names'
  /** `2024-05-06`, `2024.5.6`, or a date cell of a workbook. */
  readonly days: 'iso' | 'dots' | 'cell'
  /** 合计 and 填报人 below the rows. */
  readonly footer: boolean
}

/** Large registers, sent as CSV; all others are workbooks. */
const csvDatasets: ReadonlySet<string> = new Set([
  'population',
  'monitored-persons',
  'children-in-difficulty',
  'caregivers',
  'meal-days',
  'social-organisations',
])
const datasetsWithNames: ReadonlySet<string> = new Set(['home-care-centres', 'meal-sites'])
const offices = ['990100', '990102', '990103', '990104', '990105', '990106']
const workbookDays = ['iso', 'cell', 'dots'] as const

/** The format in which an office sends a dataset: CSV is uniform; in workbooks each office has its own habits. */
export function formatOf(dataset: string, district: string): Format {
  if (csvDatasets.has(dataset))
    return {
      file: 'csv',
      districts: 'code',
      days: dataset === 'caregivers' && district === '990106' ? 'dots' : 'iso',
      footer: false,
    }
  const office = offices.indexOf(district)
  return {
    file: 'xlsx',
    districts: datasetsWithNames.has(dataset) ? 'names' : 'code',
    days: workbookDays[(office + dataset.length) % 3]!,
    footer: (office + dataset.length) % 2 === 0,
  }
}
