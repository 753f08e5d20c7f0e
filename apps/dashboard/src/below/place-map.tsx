import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLanguage } from '../base/language.js'
import { shownList } from '../base/shown.js'
import type { Colouring, Place } from '../board/place.js'
import { districtMapQuery, type District, type DistrictMap, type IndicatorFacts } from '../data/definitions.js'
import { Read } from '../parts/read.js'
import { useWidth } from '../parts/use-width.js'
import { drawMap } from './map-drawing.js'
import { MapOutlines } from './map-outlines.js'

/** What a map shows. */
export interface OnMap {
  readonly facts: IndicatorFacts
  readonly district: District
  readonly within: readonly District[]
  readonly places: readonly Place[]
  readonly colouring: Colouring
}

/** The districts below on the map of the deployment, with the number of its approval. The list beside it has the figures. */
export function PlaceMap(on: OnMap) {
  const { t, say } = useLanguage()
  const map = useQuery(districtMapQuery(on.district.code))
  return (
    <Read query={map} lines={1} height={320}>
      {({ approval, source, outlines, missing }) => (
        <figure className="place-map">
          <Drawn on={on} outlines={outlines} />
          <figcaption className="hint">
            <span>{t('places.approval', { number: approval })}</span>
            {source !== null && <span>{t('places.source', { source: say(source) })}</span>}
            {missing.length > 0 && (
              <span>
                {t('places.notOnMap', {
                  names: shownList(missing.map((code) => on.within.find((each) => each.code === code)?.name ?? code)),
                })}
              </span>
            )}
          </figcaption>
        </figure>
      )}
    </Read>
  )
}

function Drawn({ on, outlines }: { readonly on: OnMap; readonly outlines: DistrictMap['outlines'] }) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const drawing = useMemo(() => (width === 0 ? null : drawMap(outlines, width)), [outlines, width])
  return (
    <div ref={ref} className="place-drawing">
      {drawing !== null && <MapOutlines {...on} drawing={drawing} />}
    </div>
  )
}
