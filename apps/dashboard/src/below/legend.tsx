import { useLanguage, type Words } from '../base/language.js'
import { states } from '../board/cell-state.js'
import { tintOf, toneOf, type Colouring, type Place } from '../board/place.js'
import { shownFigure } from '../board/shown-figure.js'
import type { IndicatorFacts } from '../data/definitions.js'
import { StateWord } from '../parts/state-sign.js'
import { placeState, whyNone } from './place-words.js'

/** What four classes are called, or fewer of them. */
const bands = [['same'], ['low', 'high'], ['low', 'middle', 'high'], ['low', 'lower', 'higher', 'high']] as const

/** What the colours say, in words and numbers, and why places have none; numbered where a map may show the numbers. */
export function Legend({
  facts,
  places,
  colouring,
  isNumbered = false,
}: {
  readonly facts: IndicatorFacts
  readonly places: readonly Place[]
  readonly colouring: Colouring
  readonly isNumbered?: boolean
}) {
  const { t, say } = useLanguage()
  const by =
    colouring.by === 'state'
      ? 'byState'
      : colouring.classes.every(({ from, to }) => from === to)
        ? 'byValue'
        : 'byGroups'
  const uncoloured = places.filter((place) => tintOf(place, colouring) === null)
  const why = new Map<string, number>()
  for (const place of uncoloured) {
    const words = whyNone(t, place.figure) ?? t(`state.${placeState(place, colouring) ?? 'none'}`)
    why.set(words, (why.get(words) ?? 0) + 1)
  }
  return (
    <div className="legend">
      <p className="hint">{t(`places.${by}`)}</p>
      <ul>
        {colouring.by === 'state'
          ? states
              .map((state) => ({ state, count: places.filter((each) => tintOf(each, colouring) === state).length }))
              .filter(({ count }) => count > 0)
              .map(({ state, count }) => (
                <li key={state}>
                  <span className={`swatch tint-${state}`} />
                  <StateWord state={state} /> {t('places.count', { count })}
                </li>
              ))
          : colouring.classes.map(({ from, to, count }, at, { length }) => (
              <li key={from}>
                <span className={`swatch tint-${toneOf(at, length)}`}>{isNumbered && at + 1}</span>
                {t(`places.band.${bands[length - 1]![at]!}`)} {rangeOf(from, to, facts, say)}{' '}
                <span className="quiet">{t('places.count', { count })}</span>
              </li>
            ))}
        {[...why].map(([words, count]) => (
          <li key={words}>
            <span className="swatch" />
            {words} <span className="quiet">{t('places.count', { count })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function rangeOf(from: number, to: number, facts: IndicatorFacts, say: (words: Words) => string): string {
  const [low, high] = [from, to].map((value) => say(shownFigure({ value, reason: null }, facts)))
  return low === high ? low! : `${low} – ${high}`
}
