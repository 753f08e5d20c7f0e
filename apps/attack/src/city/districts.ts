import { districtTree, type District, type DistrictTree } from '@minzheng/core'
import type { Random } from './random.js'

/** A city of two to four counties, each with no or a few townships. */
export function anyDistricts(random: Random): DistrictTree {
  const city = '990100'
  const districts: District[] = [{ code: city, name: '甲市', level: 'city', parent: null, kind: '地级市' }]
  const counties = random.whole(2, 4)
  const bare = random.chance(0.5) ? random.whole(1, counties) : 0
  for (let county = 1; county <= counties; county += 1) {
    const code = `99010${county}`
    districts.push({ code, name: `甲${county}县`, level: 'county', parent: city, kind: '县' })
    const townships = county === bare ? 0 : random.whole(1, 3)
    for (let township = 1; township <= townships; township += 1)
      districts.push({
        code: `${code}10${township}`,
        name: `甲${county}${township}镇`,
        level: 'township',
        parent: code,
        kind: '镇',
      })
  }
  return districtTree(districts)
}
