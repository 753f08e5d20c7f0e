import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useLanguage } from '../base/language.js'
import { BelowList, isByPace } from '../below/below-list.js'
import { Legend } from '../below/legend.js'
import { LookChoice } from '../below/look-choice.js'
import { Tiles } from '../below/tiles.js'
import { cellOf } from '../board/cell-state.js'
import type { Look } from '../board/indicator-search.js'
import { periodOf } from '../board/period-of.js'
import { colouringOf, type Place } from '../board/place.js'
import type { DistrictFacts } from '../data/definitions.js'
import { figuresQuery } from '../data/figures.js'
import { figuresFile } from '../data/reading.js'
import { useView } from '../data/view.js'
import { ExcelButton } from '../parts/excel-button.js'
import { MissingNote } from '../parts/missing-mark.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { Skeleton } from '../parts/skeleton.js'
import { useBoardRows, type Of } from './of.js'

/** With what it draws with, for those who look at a map. */
const PlaceMap = lazy(async () => ({ default: (await import('../below/place-map.js')).PlaceMap }))

/** The districts right below, each a step further down: ranked, as tiles, or on the map of the deployment. */
export function Below({ below, ...of }: Of & { readonly below: Pick<DistrictFacts, 'children' | 'tiles' | 'map'> }) {
  const { t, say } = useLanguage()
  const { facts, variant, district } = of
  const { children: within, tiles, map } = below
  const view = useView()
  const asked = {
    ...view.asked,
    indicator: [facts.id],
    district: within.map(({ code }) => code),
    variant,
    period: [periodOf(view)],
  }
  const figures = useQuery({
    ...figuresQuery(asked),
    enabled: within.length > 0,
  })
  const { rows } = useBoardRows(of)
  const row = rows.find(({ row: each }) => each.part === undefined)?.row
  const { places: chosen = 'list' } = useSearch({ from: '/indicators/$indicator' })
  // Without a map there is nothing to choose; a map of other levels says so.
  const look: Look = chosen === 'map' && map === null ? 'list' : chosen
  const title = t('indicator.below', { district: district.name })
  if (within.length === 0)
    return (
      <Panel title={title}>
        <p className="empty">{t('indicator.lowest')}</p>
      </Panel>
    )
  const cells = new Map(within.map(({ code }) => [code, row === undefined ? undefined : cellOf(row, code)]))
  const byPace = isByPace(within.map(({ code }) => ({ cell: cells.get(code) })))
  const hint =
    look === 'tiles' ? say(facts.unit) : `${t(byPace ? 'indicator.byPace' : 'indicator.byValue')} · ${say(facts.unit)}`
  return (
    <Panel
      title={title}
      hint={hint}
      choices={
        <>
          <LookChoice
            indicator={facts.id}
            look={look}
            looks={['list', 'tiles', ...(map === null ? [] : (['map'] as const))]}
          />
          <ExcelButton table="below" file={() => figuresFile(asked)} />
        </>
      }
    >
      <Read query={figures} lines={Math.min(within.length, 12)} height={38}>
        {(data) => {
          if (data.length === 0) return <p className="empty">{t('indicator.lowest')}</p>
          const places: readonly Place[] = within.flatMap((each) => {
            const figure = data.find(({ district: code, part }) => code === each.code && part === null)
            return figure === undefined ? [] : [{ district: each, figure, cell: cells.get(each.code) }]
          })
          const shown = { facts, places, colouring: colouringOf(places, facts) }
          const note = <MissingNote of={places.map(({ figure }) => figure)} />
          if (look === 'list')
            return (
              <>
                <BelowList {...shown} />
                {note}
              </>
            )
          if (look === 'tiles')
            return (
              <>
                <Tiles {...shown} positions={tiles} title={title} />
                <Legend {...shown} />
                {note}
              </>
            )
          return (
            <>
              {map === null || map.drawn.length === 0 ? (
                <p className="note">{t('places.noMapHere', { district: district.name })}</p>
              ) : (
                <Suspense fallback={<Skeleton lines={1} height={320} />}>
                  <PlaceMap {...shown} district={district} within={within} />
                  <Legend {...shown} isNumbered />
                </Suspense>
              )}
              <BelowList {...shown} />
              {note}
            </>
          )
        }}
      </Read>
    </Panel>
  )
}
