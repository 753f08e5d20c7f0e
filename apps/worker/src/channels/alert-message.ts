import type { Alert, AlertNews } from '@minzheng/store'
import { defaultAlertRules, type Deployment } from '@minzheng/plan'

/** A message in words. */
export interface AlertMessage {
  readonly subject: string
  readonly text: string
}

/** How many alerts a message lists. */
const most = 100

/**
 * A message without districts, indicators and months: how many alerts of each rule began and ended, and how many
 * reminders there are. For services of others, which may know only what the public knows.
 */
export function bellMessage(news: AlertNews, deployment: Deployment, link?: string): AlertMessage {
  const counts = (alerts: readonly Alert[]): string =>
    [...new Set(alerts.map(({ rule }) => rule))]
      .map((rule) => `${nameOf(rule, deployment).zh} ${alerts.filter((each) => each.rule === rule).length}`)
      .join('，')
  const said = [
    ...(news.raised.length > 0 ? [`新增 new：${counts(news.raised)}`] : []),
    ...(news.ended.length > 0 ? [`解除 ended：${counts(news.ended)}`] : []),
    ...(news.reminded.length > 0 ? [`催报 reminders：${news.reminded.length}`] : []),
  ]
  return {
    subject: subjectOf(news),
    text: [subjectOf(news), ...said, `详情请登录系统 sign in to read${link === undefined ? '' : `：${link}`}`].join(
      '\n',
    ),
  }
}

/** A message for the office itself: each alert with its district and what it is about. It has no number of a figure. */
export function fullMessage(news: AlertNews, deployment: Deployment, link?: string): AlertMessage {
  const listed = (title: string, alerts: readonly Alert[]): readonly string[] => {
    const left = alerts.length - most
    return [
      ...(alerts.length > 0 ? [title] : []),
      ...alerts.slice(0, most).map((alert) => `· ${lineOf(alert, deployment)}`),
      ...(left > 0 ? [`· 其余 ${left} 条见系统 ${left} more in the system`] : []),
    ]
  }
  return {
    subject: subjectOf(news),
    text: [
      ...listed('新增 new', news.raised),
      ...listed('解除 ended', news.ended),
      ...remindersOf(news, deployment),
      ...(link === undefined ? [] : [link]),
    ].join('\n'),
  }
}

/** Whom the city has reminded of which months; they are few. */
function remindersOf({ reminded }: AlertNews, { catalogue: { districts } }: Deployment): readonly string[] {
  if (reminded.length === 0) return []
  const nameOfDistrict = (code: string): string => (districts.has(code) ? districts.get(code).name : code)
  return [
    '催报：报送已逾期，请尽快报送 reminders of overdue returns',
    ...reminded.map(({ district, month }) => `· ${nameOfDistrict(district)} ${month}`),
  ]
}

function subjectOf({ raised, ended, reminded }: AlertNews): string {
  if (raised.length + ended.length === 0) return `【民政催报】催报 ${reminded.length} 条 ${reminded.length} reminders`
  return `【民政预警】新增 ${raised.length} 条，解除 ${ended.length} 条 ${raised.length} new, ${ended.length} ended`
}

function nameOf(rule: string, { alertRules = defaultAlertRules }: Deployment): { readonly zh: string } {
  return alertRules.find(({ id }) => id === rule)?.name ?? { zh: rule }
}

function lineOf({ rule, subject }: Alert, deployment: Deployment): string {
  const { catalogue } = deployment
  const { district, indicator, variant, part, dataset, period, month, check, dispute } = subject
  return [
    nameOf(rule, deployment).zh,
    catalogue.districts.has(district) ? catalogue.districts.get(district).name : district,
    indicator === undefined ? undefined : (catalogue.indicators.get(indicator)?.name.zh ?? indicator),
    variant === 'standard' ? undefined : variant,
    part,
    dataset === undefined ? undefined : (catalogue.datasets.get(dataset)?.title.zh ?? dataset),
    period ?? month,
    check,
    dispute === undefined ? undefined : `异议 ${dispute}`,
  ]
    .filter((each) => each !== undefined)
    .join(' ')
}
