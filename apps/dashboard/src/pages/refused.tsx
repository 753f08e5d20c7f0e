import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownNumber } from '../base/shown.js'
import { useDatasetNames } from '../data/names.js'
import { namedFilesQuery, waitingQuery, type WaitingFile, type WaitingFilter } from '../data/files.js'
import { useView } from '../data/view.js'
import { Panel } from '../parts/panel.js'
import { ProblemPanel } from '../parts/problem.js'
import { Skeleton } from '../parts/skeleton.js'
import { useTitle } from '../parts/use-title.js'
import { SignIn } from '../shell/sign-in.js'
import { FileField } from '../work/file-field.js'
import { MendPanel } from '../work/mend-panel.js'
import { mends } from '../work/mends.js'
import { reasonName } from '../work/reason-name.js'
import { RefusedList } from '../work/refused-list.js'
import { WaitingFiles } from '../work/waiting-files.js'
import { WorkNav } from '../work/work-nav.js'
import '../styles/work.css'

/** Refused rows: which wait, and why; and the mending of those of one file. */
export function Refused() {
  const { t } = useLanguage()
  const { session } = useView()
  useTitle(t('work.nav.refused'))
  if (session === undefined) return <SignIn />
  return (
    <div className="page work">
      <WorkNav />
      <h1>{t('files.refusedTitle')}</h1>
      <Waiting />
    </div>
  )
}

function Waiting() {
  const { t, say } = useLanguage()
  const { dataset, source, code } = useSearch({ from: '/files/refused' })
  const navigate = useNavigate()
  const datasetName = useDatasetNames()
  const everything = useInfiniteQuery(waitingQuery({}, 1))
  const { data, error } = everything
  if (data === undefined)
    return error === null ? (
      <Skeleton lines={10} />
    ) : (
      <ProblemPanel error={error} again={() => void everything.refetch()} isPage />
    )
  const files = data.pages[0]!.files
  const fitting = files.filter(
    (each) =>
      (dataset === undefined || each.dataset === dataset) && (source === undefined || String(each.source) === source),
  )
  const datasets = [...new Set(files.map((each) => each.dataset))]
  const codes = [...new Set(fitting.flatMap(({ reasons }) => Object.keys(reasons ?? {})))].toSorted()
  const filter: WaitingFilter = {
    ...(dataset === undefined ? {} : { dataset }),
    ...(source === undefined ? {} : { source }),
    ...(code === undefined ? {} : { code }),
  }
  const all = fitting.reduce(
    (sum, { rows, unlisted, reasons }) => sum + (code === undefined ? rows - unlisted : (reasons?.[code] ?? 0)),
    0,
  )
  const choose = (name: keyof WaitingFilter, value: string): void =>
    void navigate({
      to: '/files/refused',
      search: value === '' ? without(filter, name) : { ...filter, [name]: value },
    })
  const select = (
    name: keyof WaitingFilter,
    label: string,
    any: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <label className="inline-field">
      {label}
      <select value={filter[name] ?? ''} onChange={({ target }) => choose(name, target.value)}>
        <option value="">{any}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <>
      {source !== undefined && <OfSource source={source} found={fitting[0]} />}
      <Panel
        title={t('files.waiting')}
        hint={t('files.waitingRows', { all: shownNumber(all, 0) })}
        choices={
          <>
            <FileField files={files} chosen={source} onChoose={(value) => choose('source', value)} />
            {select(
              'dataset',
              t('files.dataset'),
              t('files.anyDataset'),
              datasets.map((name) => [name, say(datasetName(name))]),
            )}
            {select(
              'code',
              t('files.reasonOf'),
              t('files.anyReason'),
              codes.map((each) => [each, reasonName(t, each)]),
            )}
          </>
        }
      >
        {fitting.length === 0 ? (
          <p className="empty">{t('files.noneWaiting')}</p>
        ) : (
          <>
            {source === undefined && <WaitingFiles files={fitting} />}
            <RefusedList key={JSON.stringify(filter)} filter={filter} all={all} />
          </>
        )}
      </Panel>
    </>
  )
}

function without(filter: WaitingFilter, name: keyof WaitingFilter): WaitingFilter {
  const { [name]: _gone, ...rest } = filter
  return rest
}

/** The mending of one file; also once nothing of it waits any more, so that what was typed stays. */
function OfSource({ source, found }: { readonly source: string; readonly found: WaitingFile | undefined }) {
  const { t } = useLanguage()
  const isBegun = mends.use().has(Number(source))
  const landed = useQuery({ ...namedFilesQuery([Number(source)]), enabled: found === undefined })
  if (found !== undefined) return <MendPanel of={found} />
  const file = landed.data?.[0]
  if (landed.data === undefined)
    return landed.error === null ? <Skeleton lines={2} /> : <ProblemPanel error={landed.error} />
  if (file === undefined) return <p className="empty">{t('files.noSuchFile')}</p>
  if (!isBegun) return <p className="empty">{t('files.allMended', { file: file.name })}</p>
  return <MendPanel of={{ source: file.id, file: file.name, dataset: file.dataset, rows: 0, unlisted: 0 }} />
}
