import { useSuspenseQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { districtsQuery } from '../data/definitions.js'
import { useView } from '../data/view.js'

/** The county of the account, or the first one; from there the others are a step away. */
export function Districts() {
  const { city, home } = useView()
  const { data: all } = useSuspenseQuery(districtsQuery(city))
  const district = home === city ? (all.find(({ level }) => level === 'county')?.code ?? city) : home
  return <Navigate to="/districts/$district" params={{ district }} replace />
}
