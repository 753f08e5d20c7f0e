import { MinzhengError, type Text } from '@minzheng/core'
import { outlineOf, type DistrictOutline } from './outline.js'
import { shortCode } from './short-code.js'

/** What a map says of itself. */
export interface DistrictMapFacts {
  /** The number of its approval (审图号), which is shown beneath it: 地图管理条例 asks for it wherever a map is shown. */
  readonly approval: string
  /** Who made it. */
  readonly source?: Text | undefined
  /** The property of a feature that has the code of its district; default: `code`. */
  readonly code?: string | undefined
}

/** The outlines of districts (行政区域界线), of all or of some of them. */
export interface DistrictMap {
  readonly approval: string
  readonly source: Text | null
  /** By code. */
  readonly outlines: ReadonlyMap<string, DistrictOutline>
}

const approvalForm = /^\p{L}{1,12}[(（]\d{4}[)）]\d{1,6}号$/u

/** How many faults an error lists. */
const mostListed = 20

/**
 * A map from GeoJSON, whose features have a Polygon or a MultiPolygon and the code of a district. Throws
 * `invalid-deployment` with every feature that is wrong. Whether the districts exist, `defineDeployment` checks.
 */
export function districtMap(geojson: unknown, { approval, source, code = 'code' }: DistrictMapFacts): DistrictMap {
  const faults: string[] = []
  const number = approval.trim().replace(/^审图号\s*[:：]\s*/, '')
  if (!approvalForm.test(number))
    faults.push(`approval: must be the number of the map's approval (审图号), such as GS(2019)1822号, got "${number}"`)
  const outlines = new Map<string, DistrictOutline>()
  const features = featuresOf(geojson)
  if (features.length === 0) faults.push('features: must be features of a FeatureCollection, got none')
  features.forEach((feature, at) => {
    const { properties, geometry } = (feature ?? {}) as Readonly<Record<string, unknown>>
    const stated = (properties as Readonly<Record<string, unknown>> | null | undefined)?.[code]
    const district = typeof stated === 'string' || typeof stated === 'number' ? shortCode(String(stated).trim()) : ''
    if (district === '')
      return void faults.push(`features.${at}.properties.${code}: must be a district's code, got none`)
    const where = `features.${at} (${district})`
    if (outlines.has(district))
      return void faults.push(
        `${where}: must be the only feature of its district, got a second; join them into one MultiPolygon`,
      )
    try {
      outlines.set(district, outlineOf(geometry))
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      faults.push(`${where}.geometry: ${error.message}`)
    }
  })
  if (faults.length > 0)
    throw new MinzhengError(
      'invalid-deployment',
      `the map has ${faults.length} fault(s):\n${faults
        .slice(0, mostListed)
        .map((each) => `  ${each}`)
        .join('\n')}`,
    )
  return Object.freeze({ approval: number, source: source ?? null, outlines })
}

/** What is wrong with a map for a deployment: outlines of districts that it never had. */
export function mapFaults(
  { outlines }: DistrictMap,
  known: ReadonlySet<string>,
): readonly { readonly path: string; readonly message: string }[] {
  const strange = [...outlines.keys()].filter((code) => !known.has(code))
  return strange.length === 0
    ? []
    : [
        {
          path: 'map',
          message: `must have outlines of districts of the deployment, got ${strange.slice(0, mostListed).join(', ')}${strange.length > mostListed ? ` and ${strange.length - mostListed} more` : ''}`,
        },
      ]
}

function featuresOf(geojson: unknown): readonly unknown[] {
  const { type, features } = (geojson ?? {}) as { readonly type?: unknown; readonly features?: unknown }
  return type === 'FeatureCollection' && Array.isArray(features) ? (features as readonly unknown[]) : []
}
