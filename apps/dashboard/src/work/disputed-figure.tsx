import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownFigure, withUnit } from '../board/shown-figure.js'
import type { Dispute } from '../data/disputes.js'
import { indicatorQuery } from '../data/definitions.js'
import { figuresQuery } from '../data/figures.js'
import { Read } from '../parts/read.js'

/** The number that is disputed, beside what it should be: a release keeps it, a live one may have moved since. */
export function DisputedFigure({ dispute }: { readonly dispute: Dispute }) {
  const { t, say } = useLanguage()
  const { figure: of, release, revision, steps } = dispute
  const figures = useQuery(
    figuresQuery({
      ...(release === null ? { audience: 'internal' } : { audience: 'shared', release: String(release) }),
      indicator: [of.indicator],
      district: [of.district],
      variant: of.variant,
      period: [of.period],
      ...(of.part === null ? {} : { part: of.part }),
    }),
  )
  const facts = useQuery(indicatorQuery(of.indicator))
  const claimed = steps.findLast((each) => each.claimed !== null)?.claimed
  return (
    <Read query={facts} lines={2} height={28}>
      {(brief) => (
        <dl className="fact-rows">
          <dt>{t(release === null ? 'office.disputes.now' : 'office.disputes.released', { number: release ?? 0 })}</dt>
          <dd>
            <Read query={figures} lines={1} height={24}>
              {(data) => {
                const found = data.find(({ part }) => part === of.part)
                if (found === undefined) return <p>{t('indicator.notHere')}</p>
                return (
                  <p>
                    <strong>{withUnit(say(shownFigure(found, brief)), say(brief.unit))}</strong>{' '}
                    {release === null && (
                      <span className="hint">
                        {t(found.revision === revision ? 'office.disputes.same' : 'office.disputes.movedSince')}
                      </span>
                    )}
                  </p>
                )
              }}
            </Read>
          </dd>
          {claimed != null && (
            <>
              <dt>{t('office.disputes.claim')}</dt>
              <dd>{withUnit(String(claimed), say(brief.unit))}</dd>
            </>
          )}
        </dl>
      )}
    </Read>
  )
}
