// A copy of the sample city in which offices owe returns, and one county has registers with nothing in them.
import { openOffice, type OwnService } from './office-service.js'

export const [nanxun, changxing] = ['330503', '330522'] as const
const why = { reason: '重复登记', askedBy: '330500', by: 'city-1' }
/** Registers whose emptiness means zero, and nothing unknown. */
const emptied = ['meal-sites', 'meal-days', 'home-care-centres', 'home-improvements', 'kangyang-consortia', 'charities']

/**
 * Opens the city and takes back: of Nanxun the returns of meal sites of March, and of all registers from June on; of
 * Changxing what its registers told, in whose place it sends empty ones.
 */
export async function openUnevenCity(deployment?: Parameters<typeof openOffice>[0]): Promise<OwnService> {
  const city = await openOffice(deployment)
  const { store } = city
  const late = ['06', '07', '08', '09', '10', '11', '12'].map((month) => `2024-${month}`)
  for (const { id, dataset, offices, asOf } of await store.sources()) {
    if (asOf !== '2024-12' || offices.length !== 1) continue
    const [office] = offices
    if (office === nanxun)
      await store.withdraw({
        source: id,
        ...why,
        returns: dataset === 'meal-sites' ? ['2024-03', ...late] : late,
      })
    if (office !== changxing || !emptied.includes(dataset)) continue
    await store.withdraw({ source: id, ...why })
    const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`)
    await store.land(
      {
        name: `${dataset}_${changxing}.csv`,
        sha256: String(id).padStart(64, '0'),
        dataset,
        period: { from: '2024-01', asOf: '2024-12' },
        full: true,
        by: 'city-1',
      },
      async (landing) => {
        await landing.full({ district: changxing })
        await landing.returns(months.map((month) => ({ district: changxing, month })))
      },
    )
  }
  for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
  return city
}
