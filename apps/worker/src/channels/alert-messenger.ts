import type { Alert, Reminder, Store } from '@minzheng/store'
import { defaultAlertRules, type Deployment } from '@minzheng/plan'
import { messageOf, type Log } from '../base/log.js'
import { bellMessage, fullMessage } from './alert-message.js'
import type { AlertChannel } from './channel.js'
import { hookRequest } from './hook-body.js'
import { sendMail } from './send-mail.js'
import { NotTakenError, sendToHook } from './send-to-hook.js'

/** Tells channels of alerts. */
export interface AlertMessenger {
  /** Tells every channel what it has not been told; a channel that fails waits, and the others do not. */
  readonly tell: () => Promise<void>
  /** Tells at an interval, and never throws. */
  readonly start: () => void
  /** Stops; nothing is sent when this resolves. */
  readonly stop: () => Promise<void>
}

export interface AlertMessengerOptions {
  readonly store: Pick<Store, 'alertTelling'>
  readonly deployment: Deployment
  readonly channels: readonly AlertChannel[]
  readonly log: Log
  /** Milliseconds between two looks. */
  readonly intervalMs: number
}

/** Longer than any sending takes: then another process may tell the channel. */
const leaseMs = 120_000

/**
 * Sends alerts to their channels: each alert once, and once that it has ended. If a process dies between sending and
 * noting it, the next one sends again. Several processes may.
 */
export function alertMessenger(options: AlertMessengerOptions): AlertMessenger {
  const { store, deployment, log, intervalMs } = options
  const channels = options.channels.filter(({ city }) => city === undefined || city === deployment.id)
  let timer: NodeJS.Timeout | undefined
  let telling = Promise.resolve()

  const tellOne = async (channel: AlertChannel): Promise<void> => {
    const news = await store.alertTelling.take(channel.id, {
      leaseMs,
      isFor: isFor(channel, deployment),
      isForReminder: isForReminder(channel, deployment),
    })
    if (news === null) return
    const counts = {
      channel: channel.id,
      raised: news.raised.length,
      ended: news.ended.length,
      reminded: news.reminded.length,
    }
    try {
      if (channel.kind === 'mail') await sendMail(channel, fullMessage(news, deployment, channel.link))
      else
        await sendToHook(channel, hookRequest(channel, bellMessage(news, deployment, channel.link), news, Date.now()))
    } catch (error) {
      const { attempts, waitMs } = await store.alertTelling.failed(channel.id)
      log('warn', 'alerts could not be sent; they are tried again', {
        ...counts,
        attempts,
        waitMs,
        error: whyOf(error),
      })
      return
    }
    await store.alertTelling.told(channel.id, news)
    log('info', 'alerts were sent', counts)
  }
  const tell = (): Promise<void> =>
    (telling = telling.then(async () => {
      for (const channel of channels)
        await tellOne(channel).catch((error: unknown) =>
          log('warn', 'the news of a channel could not be read', {
            channel: channel.id,
            error: messageOf(error),
          }),
        )
    }))
  return {
    tell,
    start: () => {
      if (timer !== undefined || options.channels.length === 0) return
      log('info', 'alerts are sent to channels', { channels: channels.map(({ id }) => id) })
      for (const { id, ...of } of channels)
        for (const setting of deafSettings(of, deployment))
          log('warn', 'a channel names what the deployment does not have, and gets no such alert', {
            channel: id,
            setting,
          })
      if (channels.length === 0) return
      timer = setInterval(() => void tell(), intervalMs)
      timer.unref()
      void tell()
    },
    stop: async () => {
      clearInterval(timer)
      await telling
    },
  }
}

/** The settings of a channel by which it gets less than somebody meant: rules and districts that are not there. */
function deafSettings(
  { rules = [], district }: Pick<AlertChannel, 'rules' | 'district'>,
  { alertRules = defaultAlertRules, catalogue }: Deployment,
): readonly string[] {
  const known = new Set(alertRules.map(({ id }) => id))
  return [
    ...(rules.every((rule) => known.has(rule)) ? [] : ['rules']),
    ...(district === undefined || catalogue.districts.has(district) ? [] : ['district']),
  ]
}

function isFor({ rules, district }: AlertChannel, deployment: Deployment): (alert: Alert) => boolean {
  return (alert) =>
    (rules === undefined || rules.includes(alert.rule)) && isOf(district, alert.subject.district, deployment)
}

/** A channel of some rules gets reminders if one of them is about overdue returns. */
function isForReminder(
  { rules, district }: AlertChannel,
  deployment: Deployment,
): (reminder: Pick<Reminder, 'district'>) => boolean {
  const { alertRules = defaultAlertRules } = deployment
  const getsOverdue =
    rules === undefined || alertRules.some(({ id, kind }) => kind === 'returns-overdue' && rules.includes(id))
  return (reminder) => getsOverdue && isOf(district, reminder.district, deployment)
}

function isOf(district: string | undefined, of: string, { catalogue: { districts } }: Deployment): boolean {
  return (
    district === undefined ||
    (districts.has(of) && districts.selfAndAncestors(of).some(({ code }) => code === district))
  )
}

/** Why a message was not sent. A mail server's own words may repeat addresses, so that only its code is kept. */
function whyOf(error: unknown): string {
  if (error instanceof NotTakenError) return error.message
  if (!(error instanceof Error)) return 'unknown'
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown }
  return [code, responseCode].filter((each) => ['string', 'number'].includes(typeof each)).join(' ') || error.name
}
