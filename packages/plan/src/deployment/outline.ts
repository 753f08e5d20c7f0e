/** Longitude and latitude in degrees. */
type Position = readonly [longitude: number, latitude: number]
/** An outline or a hole: its last position is its first. */
type Ring = readonly Position[]

/** The area of a district, as GeoJSON has it (RFC 7946): its rings may run either way. */
export type DistrictOutline =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }

/** Degrees to six decimals are a tenth of a metre. */
const exactness = 1e6

/** The outline of a geometry. Throws `TypeError` with what must hold. */
export function outlineOf(geometry: unknown): DistrictOutline {
  const { type, coordinates } = (geometry ?? {}) as { readonly type?: unknown; readonly coordinates?: unknown }
  if (type === 'Polygon') return { type, coordinates: polygonOf(coordinates) }
  if (type === 'MultiPolygon') return { type, coordinates: listOf(coordinates, 'polygons').map(polygonOf) }
  const got = geometry === undefined || geometry === null ? 'none' : typeof type === 'string' ? type : 'another'
  throw new TypeError(`must be a Polygon or a MultiPolygon, got ${got}`)
}

function polygonOf(coordinates: unknown): readonly Ring[] {
  return listOf(coordinates, 'rings').map(ringOf)
}

function ringOf(coordinates: unknown): Ring {
  const ring = listOf(coordinates, 'positions').map(positionOf)
  const [first, last] = [ring[0]!, ring.at(-1)!]
  if (ring.length < 4) throw new TypeError(`must have rings of at least 4 positions, got ${ring.length}`)
  if (first[0] !== last[0] || first[1] !== last[1])
    throw new TypeError(`must have rings that end where they begin, got one from ${shown(first)} to ${shown(last)}`)
  if (new Set(ring.map(String)).size < 3) throw new TypeError('must have rings around an area, got one without')
  return ring
}

function positionOf(position: unknown): Position {
  const [longitude, latitude] = Array.isArray(position) ? (position as readonly unknown[]) : []
  if (!isWithin(longitude, 180) || !isWithin(latitude, 90))
    throw new TypeError(
      `must have positions in degrees, longitude (-180 to 180) before latitude (-90 to 90), got ${shown(position)}`,
    )
  return [rounded(longitude), rounded(latitude)]
}

const isWithin = (value: unknown, most: number): value is number => typeof value === 'number' && Math.abs(value) <= most

const rounded = (degrees: number): number => Math.round(degrees * exactness) / exactness

function listOf(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value as readonly unknown[]
  throw new TypeError(`must have ${what}, got none`)
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'none').slice(0, 60)
