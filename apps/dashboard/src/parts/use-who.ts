import { useLanguage } from '../base/language.js'
import { useView } from '../data/view.js'

/** Names who did something: the account that looks reads that it was itself, perhaps in another tab. */
export function useWho(): (by: string) => string {
  const { t } = useLanguage()
  const { session } = useView()
  return (by) => (by === session?.actor ? t('office.you', { actor: by }) : by)
}
