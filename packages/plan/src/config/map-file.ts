import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MinzhengError } from '@minzheng/core'
import { districtMap, type DistrictMap, type DistrictMapFacts } from '../deployment/district-map.js'
import { configFault, messageOf } from './config-fault.js'

/** More than a screen shows of a city, and no more than a browser draws. */
const mostBytes = 5_000_000

/**
 * A map (地图) of districts from a GeoJSON file in degrees, at most 5 MB. Throws `invalid-deployment` with the file and
 * every feature that is wrong.
 */
export function readMap(file: string | URL, facts: DistrictMapFacts): DistrictMap {
  const path = file instanceof URL ? fileURLToPath(file) : file
  const geojson = readGeoJson(path)
  try {
    return districtMap(geojson, facts)
  } catch (error) {
    if (error instanceof MinzhengError) throw configFault(path, error.message, error)
    throw error
  }
}

function readGeoJson(path: string): unknown {
  let text: string
  try {
    const { size } = statSync(path)
    if (size > mostBytes)
      throw configFault(
        path,
        `must have at most ${mostBytes / 1e6} MB, got ${(size / 1e6).toFixed(1)} MB; simplify the outlines`,
      )
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof MinzhengError) throw error
    throw configFault(path, `must be a readable file, got ${messageOf(error)}`, error)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw configFault(path, `must be GeoJSON, got ${messageOf(error)}`, error)
  }
}
