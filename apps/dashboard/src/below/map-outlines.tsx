import { Link } from '@tanstack/react-router'
import { useState, type FocusEvent } from 'react'
import { useLanguage } from '../base/language.js'
import { missingReturns } from '../board/missing-returns.js'
import { groupOf, tintOf } from '../board/place.js'
import { StateMark } from '../parts/state-sign.js'
import type { DrawnOutline, MapDrawing } from './map-drawing.js'
import { MapLabel } from './map-label.js'
import type { OnMap } from './place-map.js'
import { placeState, placeValue } from './place-words.js'

/** The districts of a drawing: each a link a step further down, with its sign and, where there is room, its figure. */
export function MapOutlines({ drawing, ...on }: OnMap & { readonly drawing: MapDrawing }) {
  const { t } = useLanguage()
  const [ringed, setRinged] = useState<string | null>(null)
  const { width, height, outlines } = drawing
  const ring = outlines.find(({ district }) => district === ringed)
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={t('places.mapOf', { district: on.district.name })}
    >
      {outlines.map((outline) => (
        <Outline key={outline.district} {...on} outline={outline} onRing={setRinged} />
      ))}
      {/* Above its neighbours, which are drawn later than most. */}
      {ring !== undefined && <path className="place-ring" d={ring.path} fillRule="evenodd" />}
    </svg>
  )
}

function Outline({
  facts,
  within,
  places,
  colouring,
  outline: { district: code, path, label },
  onRing,
}: OnMap & { readonly outline: DrawnOutline; readonly onRing: (code: string | null) => void }) {
  const { t, say } = useLanguage()
  const name = within.find((each) => each.code === code)?.name ?? code
  const place = places.find(({ district }) => district.code === code)
  const tint = place === undefined ? null : tintOf(place, colouring)
  const state = place === undefined ? undefined : placeState(place, colouring)
  const value = place === undefined ? t('places.noFigure') : placeValue(t, say, place, facts)
  const missing = place === undefined ? 0 : missingReturns(place.figure)
  const words = [
    `${name} ${value}`,
    ...(state === undefined ? [] : [t(`state.${state}`)]),
    ...(missing > 0 ? [t('figure.due', { missing })] : []),
  ].join(' · ')
  const group = place === undefined ? undefined : groupOf(place, colouring)
  return (
    <Link
      to="/indicators/$indicator"
      params={{ indicator: facts.id }}
      search={(was) => ({ ...was, district: code })}
      className={tint === null ? 'place-outline' : `place-outline tint-${tint}`}
      aria-label={words}
      onFocus={({ currentTarget }: FocusEvent) => {
        if (currentTarget.matches(':focus-visible')) onRing(code)
      }}
      onBlur={() => onRing(null)}
    >
      <title>{words}</title>
      <path d={path} fillRule="evenodd" />
      <MapLabel
        at={label}
        name={name}
        value={`${value}${missing > 0 ? '†' : ''}`}
        sign={state === undefined ? null : <StateMark state={state} />}
        group={group}
      />
    </Link>
  )
}
