import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { tintOf, type Colouring, type Place } from '../board/place.js'
import { tileGrid } from '../board/tile-grid.js'
import type { DistrictFacts, IndicatorFacts } from '../data/definitions.js'
import { MissingMark } from '../parts/missing-mark.js'
import { StateWord } from '../parts/state-sign.js'
import { useWidth } from '../parts/use-width.js'
import { placeState, placeValue, whyNone } from './place-words.js'

/** The narrowest tile whose figure and name can be read, with the gap beside it. */
const leastWidth = 92

/** A tile for each place: as the districts are to one another if the deployment says so and there is room, or by code. */
export function Tiles({
  facts,
  places,
  colouring,
  positions,
  title,
}: {
  readonly facts: IndicatorFacts
  readonly places: readonly Place[]
  readonly colouring: Colouring
  readonly positions: DistrictFacts['tiles']
  readonly title: string
}) {
  const { ref, width } = useWidth<HTMLUListElement>()
  const grid = tileGrid(
    places.map(({ district }) => district),
    positions,
  )
  const hasRoom = grid !== null && width / grid.columns >= leastWidth
  const tiles = hasRoom
    ? grid.tiles.map(({ code, ...at }) => ({ place: places.find(({ district }) => district.code === code)!, at }))
    : places
        .toSorted((one, other) => one.district.code.localeCompare(other.district.code, 'en'))
        .map((place) => ({ place, at: undefined }))
  return (
    <ul
      ref={ref}
      className="place-tiles"
      aria-label={title}
      style={hasRoom ? { gridTemplateColumns: `repeat(${grid.columns}, minmax(0, 136px))` } : undefined}
    >
      {tiles.map(({ place, at }) => (
        <Tile
          key={place.district.code}
          facts={facts}
          place={place}
          colouring={colouring}
          {...(at === undefined ? {} : { at })}
        />
      ))}
    </ul>
  )
}

function Tile({
  facts,
  place,
  colouring,
  at,
}: {
  readonly facts: IndicatorFacts
  readonly place: Place
  readonly colouring: Colouring
  readonly at?: { readonly column: number; readonly row: number }
}) {
  const { t, say } = useLanguage()
  const { district, figure } = place
  const tint = tintOf(place, colouring)
  const state = placeState(place, colouring)
  return (
    <li
      className={tint === null ? 'place-tile' : `place-tile tint-${tint}`}
      style={at === undefined ? undefined : { gridColumn: at.column, gridRow: at.row }}
    >
      <Link
        to="/indicators/$indicator"
        params={{ indicator: facts.id }}
        search={(was) => ({ ...was, district: district.code })}
      >
        {district.name}
      </Link>
      <span className={whyNone(t, figure) === undefined ? 'place-value' : 'place-none'}>
        {placeValue(t, say, place, facts)}
        <MissingMark of={figure} />
      </span>
      {state !== undefined && <StateWord state={state} />}
    </li>
  )
}
