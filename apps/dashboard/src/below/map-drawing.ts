import { geoIdentity, geoMercatorRaw, geoPath } from 'd3-geo'
import polylabel from 'polylabel'
import type { DistrictMap } from '../data/definitions.js'

type Outline = DistrictMap['outlines'][number]
type Point = [number, number]

/** A district on a drawing. */
export interface DrawnOutline {
  readonly district: string
  /** The `d` of an SVG path, to be filled by `evenodd`. */
  readonly path: string
  /** The point of its largest part that is furthest from its edges, and how far that is. */
  readonly label: { readonly x: number; readonly y: number; readonly radius: number }
}

/** A map as it is drawn, in pixels. */
export interface MapDrawing {
  readonly width: number
  readonly height: number
  readonly outlines: readonly DrawnOutline[]
}

/** Room for the ring of a district at the edge. */
const edge = 4
const heights = { least: 160, most: 460 } as const

/**
 * Draws outlines as large as a width allows, in Mercator's projection. They are projected first and drawn on a plane: on
 * the sphere d3 takes a ring that runs the other way, as RFC 7946 has it, for all but the district.
 */
export function drawMap(outlines: readonly Outline[], width: number): MapDrawing {
  const flat = outlines.map(({ district, geometry }) => ({ district, polygons: polygonsOf(geometry).map(flattened) }))
  const all = { type: 'MultiPolygon' as const, coordinates: flat.flatMap(({ polygons }) => polygons) }
  const [[west, south], [east, north]] = geoPath().bounds(all)
  const room = width - 2 * edge
  const fitting = (room * (north - south)) / (east - west)
  const height = Math.round(Math.min(heights.most, Math.max(heights.least, fitting + 2 * edge)))
  const plane = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [edge, edge],
        [width - edge, height - edge],
      ],
      all,
    )
  const path = geoPath(plane).digits(1)
  return {
    width,
    height,
    outlines: flat.map(({ district, polygons }) => ({
      district,
      path: path({ type: 'MultiPolygon', coordinates: polygons }) ?? '',
      label: labelOf(polygons.map((rings) => rings.map((ring) => ring.map((each) => plane(each)!)))),
    })),
  }
}

function polygonsOf(geometry: Outline['geometry']): readonly (readonly (readonly (readonly number[])[])[])[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}

/** Degrees to a plane, whose y goes up. */
function flattened(rings: readonly (readonly (readonly number[])[])[]): Point[][] {
  const radians = Math.PI / 180
  return rings.map((ring) =>
    ring.map(([longitude, latitude]) => geoMercatorRaw(longitude! * radians, latitude! * radians)),
  )
}

function labelOf(polygons: Point[][][]): DrawnOutline['label'] {
  const areaOf = ([outer]: Point[][]): number => geoPath().area({ type: 'Polygon', coordinates: [outer!] })
  const largest = polygons.reduce((best, each) => (areaOf(each) > areaOf(best) ? each : best))
  const found = polylabel(largest, 1)
  return { x: found[0], y: found[1], radius: found.distance }
}
