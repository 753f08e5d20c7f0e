import { useState } from 'react'
import { cityZone, dayInCity } from '../base/city-clock.js'
import { useLanguage } from '../base/language.js'
import { useView, type View } from '../data/view.js'
import type { Dictionary } from '../base/zh.js'
import { ProblemPanel } from './problem.js'

type Table = keyof Dictionary['file']['names']

/** Gets the workbook of a table, whose numbers and audience the service decides, and keeps it as a file. */
export function ExcelButton({ table, file }: { readonly table: Table; readonly file: () => Promise<Response> }) {
  const { t } = useLanguage()
  const view = useView()
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error?: unknown }>({ isBusy: false })
  const name = t(`file.names.${table}`)
  const make = async (): Promise<void> => {
    setState({ isBusy: true })
    try {
      const response = await file()
      keep(await response.blob(), nameOf(view, name, response))
      setState({ isBusy: false })
    } catch (error) {
      setState({ isBusy: false, error })
    }
  }
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-small"
        aria-label={t('file.excelOf', { table: name })}
        disabled={state.isBusy}
        onClick={() => void make()}
      >
        {t(state.isBusy ? 'file.making' : 'file.excel')}
      </button>
      {state.error !== undefined && <ProblemPanel error={state.error} again={() => void make()} />}
    </>
  )
}

/** 目标与进度_huzhou-2024_2024-06_public_1_20241201-0830.xlsx: which table, plan, month, for whom, of which release, when. */
function nameOf({ plan, month, audience }: View, table: string, response: Response): string {
  const release = /_(\d+)\.xlsx/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const time = new Date().toLocaleTimeString('en-GB', { timeZone: cityZone(), hour: '2-digit', minute: '2-digit' })
  const parts = [
    table,
    plan.id,
    month ?? String(plan.year),
    audience,
    ...(audience === 'internal' ? [] : [release]),
    `${dayInCity().replaceAll('-', '')}-${time.replace(':', '')}`,
  ]
  return `${parts.filter((each) => each !== undefined).join('_')}.xlsx`
}

function keep(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
