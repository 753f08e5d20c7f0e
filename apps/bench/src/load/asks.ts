import type { Ask } from './open-loop.js'
import { city, county, type LoadService } from './load-city.js'

const meals = 'elderly-care.new-meal-sites'
/** The figure that the landings change. */
export const watched = { indicator: meals, district: county, period: '2024' } as const
/** Its address. */
export const watchedPath = `/v1/figures?indicator=${meals}&district=${county},${city}&period=2024&audience=internal`

const board = '/v1/boards/huzhou-2024'
const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`)

/**
 * What people ask for, as often as they do: of twenty requests eight for the live board of the city (one of them for the
 * year up to a month), three for a county's, four of strangers for the released one, and five for figures.
 */
export function mixedAsks({ cookie }: Pick<LoadService, 'cookie'>): readonly Ask[] {
  // As every browser says.
  const browser = { 'accept-encoding': 'gzip, deflate, br' }
  const as = {
    officer: { ...browser, cookie: cookie('city-1') },
    county: { ...browser, cookie: cookie('county-1') },
    stranger: browser,
  }
  return months.flatMap((month): readonly Ask[] => {
    const live = { kind: 'board, live', path: board, headers: as.officer }
    const own = { kind: 'board of a county, live', path: `${board}?district=${county}`, headers: as.county }
    const released = { kind: 'board, released', path: board, headers: as.stranger }
    const figures = (path: string, headers: Ask['headers']): Ask => ({ kind: 'figures', path, headers })
    return [
      live,
      released,
      figures(watchedPath, as.officer),
      live,
      own,
      { ...live, path: `${board}?month=${month}` },
      released,
      live,
      figures(`/v1/figures?indicator=${meals}&within=${county}&period=${month}`, as.county),
      live,
      own,
      released,
      live,
      figures(`/v1/figures?indicator=${meals}&district=${city}&period=2024`, as.stranger),
      live,
      figures(`/v1/figures?district=${county}&period=${month}&limit=200`, as.county),
      released,
      live,
      own,
      figures(`/v1/figures?indicator=${meals}&within=${city}&level=county&period=2024`, as.stranger),
    ]
  })
}
