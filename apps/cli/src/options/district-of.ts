import { MinzhengError, type Catalogue } from '@minzheng/core'

/** A district by its code, or a city, county or township by its name. Throws `unknown-district`. */
export function districtOf({ districts }: Pick<Catalogue, 'districts'>, place: string): string {
  if (districts.has(place)) return place
  for (const level of ['city', 'county', 'township'] as const) {
    const found = districts.find(place, districts.root.code, level)
    if ('code' in found) return found.code
    if (found.found === 'several')
      throw new MinzhengError(
        'unknown-district',
        `the district must be a code if its name is not unique, got "${place}": ${found.codes.join(', ')}`,
        { place },
      )
  }
  throw new MinzhengError(
    'unknown-district',
    `"${place}" is not a district of ${districts.root.name}; give a code, or the name of a county or township`,
    {
      place,
    },
  )
}
