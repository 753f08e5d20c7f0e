import type { ColumnType, Generated } from 'kysely'
import type { AlertSubject } from '../base/alert-subject.js'
import type {
  ActorKind,
  DisputeMove,
  DisputeState,
  MonthMove,
  MonthState,
  Role,
  SignInMeans,
  TokenScope,
} from '@minzheng/access'

/**
 * The tables that every store has, whatever its datasets. Each dataset also has a table `record_…`, which is derived
 * from its definition.
 */
export interface Tables {
  district: {
    code: string
    name: string
    level: string
    /** The parent, for a district that has ended its last one. */
    parent: string | null
    kind: string
    valid_from: string | null
    /** The first day on which it was no district any more; null if it is one. */
    valid_to: string | null
    /** For a district that has ended: the district of today that has its sums. */
    placed_in: string | null
  }
  /**
   * For each dataset: the columns of its table as created, the version of its stored measures, and the layout of its
   * sums (`StoredLayout`). Version and layout are empty if the catalogue no longer has the dataset.
   */
  dataset: { name: string; fields: string; version: string; layout: Generated<string> }
  /** The indicators in use, and the version of their formulas. */
  indicator: {
    id: string
    version: string
    /** When the version last replaced another one, or was new in a database with others; null for a first version. */
    changed_at: Generated<Date | null>
  }
  /** Each change of a definition: an indicator, a dataset or the tree of districts; an empty version: it was removed. */
  definition_change: {
    id: Generated<number>
    made_at: Generated<Date>
    kind: 'indicator' | 'dataset' | 'districts'
    name: string
    version: string
    /** The version before; null if there was none. */
    former: string | null
  }
  source: {
    id: Generated<number>
    name: string
    sha256: string
    dataset: string
    accepted: number
    changed: number
    refused: number
    reasons: string
    landed_at: Generated<Date>
    /** The source whose refused rows this source corrects; it takes that source's period, place and life. */
    mends: number | null
    /** The place in the order of landing. */
    place: Generated<number>
    /** The first month of the period that the source reports; null if it is not known. */
    from_month: Generated<string | null>
    /** The last month of the period; null if it is not known. */
    as_of: Generated<string | null>
    estimated: Generated<boolean>
    /** The district that a full register speaks of; null for an addition. */
    scope_district: Generated<string | null>
    /** True if it speaks only of records registered at that district itself. */
    scope_own: Generated<boolean>
    /** The numbers of the stored rows (`row_id`) that the source told, new or not, as an int8multirange. */
    told: Generated<string>
    /** The offices whose records the source tells, and the district that it speaks of. */
    offices: Generated<readonly string[]>
    /** How many rows have a day outside the period (events only). */
    outside: Generated<number>
    /** True if the source was withdrawn: nothing that it told counts. */
    withdrawn: Generated<boolean>
  }
  /** What people did to records and sources after they landed; undoing an act withdraws it. */
  act: {
    id: Generated<number>
    made_at: Generated<Date>
    kind: 'correct' | 'delete' | 'rekey' | 'withdraw'
    /** The dataset of the record or source. */
    dataset: string
    /** Of acts on records: the office, the key, the corrected fields or the new key, as JSON. */
    office: string | null
    key: string | null
    fields: string | null
    from_month: string | null
    through: string | null
    /** Of withdrawals: the source. */
    source: number | null
    reason: string
    asked_by: string
    /** When the act was undone, and by which reason; null while it is in force. */
    undone_at: Date | null
    undone_reason: string | null
  }
  /** Everybody who was ever granted something; `issuer` and `subject`: who they are at an identity provider (OIDC). */
  actor: {
    id: string
    kind: ActorKind
    since: Generated<Date>
    issuer: Generated<string | null>
    subject: Generated<string | null>
  }
  /** Who has signed in (`Session`); `hash` is the SHA-256 of the secret in the cookie. */
  session: {
    id: string
    hash: string
    actor: string
    means: SignInMeans
    issuer: string | null
    subject: string | null
    provider_session: string | null
    from_at: Date
    seen_at: Date
    ended_at: Date | null
  }
  /** Tokens of programs (`ServiceToken`); `hash` is the SHA-256 of the secret. */
  service_token: {
    id: string
    hash: string
    name: string
    owner: string
    /** Written as JSON. */
    scopes: ColumnType<readonly TokenScope[], string, never>
    from_at: Date
    until_at: Date
    revoked_at: Date | null
    revoked_by: string | null
  }
  /** Requests that their senders may repeat, with their answers; without a status, the answer is not there yet. */
  repeated_request: {
    actor: string
    key: string
    /** What was asked, as a digest. */
    fingerprint: string
    begun_at: Date
    /** Rises each time a process begins it; who began it before has lost it. */
    turn: Generated<number>
    /** Until when the process that handles it counts as alive; null once it is answered. */
    lease_until: Date | null
    status: number | null
    /** Written as JSON. */
    headers: ColumnType<Readonly<Record<string, string>> | null, string | null, string>
    body: string | null
  }
  /** Jobs of the HTTP API: what goes on after an answer. None has personal data. */
  api_job: {
    id: string
    kind: string
    /** The account that asks. */
    actor: string
    state: string
    done: Generated<number>
    of_all: Generated<number>
    /** What is asked, written as JSON; null once it has ended. */
    asked: ColumnType<object | null, string, null>
    result: ColumnType<object | null, null, string>
    problem: ColumnType<{ readonly kind: string; readonly zh: string; readonly en: string } | null, null, string>
    /** Rises each time a process takes it; whoever took it before has lost it. */
    take: Generated<number>
    /** How often a process that had taken it was lost. */
    lost: Generated<number>
    lease_until: Date | null
    asked_at: Date
    ended_at: Date | null
  }
  /** The file of a job, until the job has ended: its name as sent is in the first part. */
  api_job_file: { job: string; part: number; name: string | null; bytes: Buffer }
  /** Approvals that an account reads the records behind a figure of minors. */
  record_approval: {
    id: Generated<number>
    actor: string
    approver: string
    district: string
    indicator: string
    purpose: string
    from_at: Date
    until_at: Date
  }
  /** Grants (授权): a role in a district and all below it, from a moment until another. */
  access_grant: {
    id: Generated<number>
    actor: string
    role: Role
    district: string
    /** Null: all domains. */
    domain: string | null
    /** Null: all indicators. */
    indicators: readonly string[] | null
    from_at: Date
    until_at: Date
    granted_at: Date
    /** Null for the first security administrator. */
    granted_by: string | null
    revoked_at: Date | null
    revoked_by: string | null
    revoked_reason: string | null
    /** Of an emergency: why, and the second person. */
    emergency_reason: string | null
    emergency_second: string | null
  }
  /** The state of a month of a district; a month without a row was never submitted, and is open. */
  month_state: {
    month: string
    district: string
    state: MonthState
    /** The end of a reopening; from then on the month is locked, whatever `state` says. */
    until_at: Date | null
  }
  /** What became of months, in order. */
  month_change: {
    id: Generated<number>
    month: string
    district: string
    move: MonthMove
    made_at: Date
    from_state: MonthState
    to_state: MonthState
    /** Null: data changed, or a reopening ended. */
    actor: string | null
    reason: string | null
    until_at: Date | null
    /** Of a change of data: the source that landed, or the act. */
    source: number | null
    act: number | null
  }
  /** The returns that each source states; `office_return` has the most complete one of living sources. */
  source_return: {
    source: number
    district: string
    month: string
    own: boolean
    estimated: boolean
    /** True if the return alone was withdrawn. */
    withdrawn: Generated<boolean>
  }
  quarantine: {
    id: Generated<number>
    source: number
    sheet: string | null
    line: number
    column_title: string | null
    code: string
    reason_zh: string
    reason_en: string
    /** The kind of value in the cell, never the value itself. */
    value_class: string | null
    /** The key of the refused row as text (`recordKey`); null if it cannot be read. */
    key: Generated<string | null>
  }
  /** The number of refused rows that are only counted, beyond those in `quarantine`. */
  quarantine_rest: { source: number; code: string; rows: number }
  /**
   * Settings of the whole store: the fingerprint of the key that its pseudonyms are computed with, the version of all
   * definitions in use, and the history of its districts (rows and events, as JSON).
   */
  setting: { name: string; value: string }
  /**
   * What offices have returned, by month (报送). `own`: the return covers only records registered at the district itself.
   * `estimated`: not yet final (快报数). `moved_at`: when the row last changed.
   */
  office_return: {
    dataset: string
    district: string
    month: string
    own: boolean
    estimated: Generated<boolean>
    source: number
    moved_at: Generated<Date>
    /** True if no living source states the return any more; the row remembers when that happened. */
    withdrawn: Generated<boolean>
  }
  /**
   * Months for which sums are kept: months with a return, and months that were opened before their first return.
   * Figures use months with a return only.
   */
  open_month: { month: string; first_day: string; last_day: string; year_start: string }
  /**
   * The cells that are stale; nothing else decides this. `since`: when the cell became stale, not when it was last
   * marked.
   */
  dirty_mark: { dataset: string; district: string; month: string; revision: number; since: Generated<Date> }
  /**
   * Sums of a dataset and district over a year (`YearSums`), read and written as text; an array is null if no number in
   * it is known.
   */
  sums: {
    dataset: string
    district: string
    year: number
    own: string | null
    total: string | null
    fence: string | null
    revision: string | null
  }
  /** Disputes (异议): a county says that a figure is wrong. `part` is empty for the whole. */
  dispute: {
    id: Generated<number>
    indicator: string
    variant: string
    part: string
    district: string
    period: string
    /** The release whose figure it is; null: the live figure. */
    release: number | null
    /** Of a live figure: its revision as it was seen. */
    revision: number | null
    version: string
    disputed_by: string
    state: DisputeState
    opened_by: string
    /** While it is open: when the city's answer is due, and by which days that was counted. */
    due_on: string | null
    due_counted_by: 'announced' | 'weekdays' | null
  }
  /** The thread of each dispute, in order. */
  dispute_move: {
    id: Generated<number>
    dispute: number
    move: DisputeMove
    made_at: Date
    actor: string
    /** In known words. */
    words: string
    /** What the figure should be, as the county says. */
    claimed: number | null
    /** Of a correction: what corrects the figure. */
    correction_kind: 'act' | 'source' | 'release' | null
    correction: number | null
  }
  /** Alerts (预警); `key` tells subjects apart. */
  alert: {
    id: Generated<number>
    rule: string
    kind: string
    key: string
    /** Written as JSON. */
    subject: ColumnType<AlertSubject, string, never>
    raised_at: Date
    ended_at: Date | null
    acknowledged_at: Date | null
    acknowledged_by: string | null
  }
  /** The number of the last evaluation of alerts that began, and of the last that was applied, with what it looked at. */
  alert_turn: { single: Generated<boolean>; begun: number; applied: number; seen: string }
  /** Where alerts are sent: how often in a row that failed, when it may be tried next, and until when a process does it. */
  alert_channel: {
    channel: string
    attempts: Generated<number>
    next_at: Generated<Date>
    leased_until: Generated<Date>
  }
  /** The alerts whose raising a channel was told of, and whose end it was not. */
  alert_told: { channel: string; alert: number }
  /** Reminders (催报) of overdue returns. */
  reminder: {
    id: Generated<number>
    month: string
    district: string
    day: string
    made_at: Date
    actor: string
  }
  /** The reminders that a channel was told of. */
  reminder_told: { channel: string; reminder: number }
  /** The hash chain (`@minzheng/release`), with what opens each entry. Entries never change. */
  chain_entry: {
    seq: number
    at: string
    kind: string
    actor: string
    content_digest: string
    previous: string
    hash: string
    /** The content as canonical JSON, and the salt of its digest: both stay in the bureau. */
    content: string
    salt: string
  }
  /** The last entry of the chain, in one row, which a writer locks; `seq` is 0 while there is none. */
  chain_head: { single: Generated<boolean>; seq: number; hash: string; appended_at: Generated<Date> }
  /** Releases (发布). They never change. */
  release: {
    number: number
    /** The release of the same plan and period that this one revises, and why. */
    predecessor: number | null
    why: string | null
    plan: string | null
    period: string
    notes: string
    /** Rule of disclosure control and publication plan, as canonical JSON. */
    rule: string
    publication_plan: string
    /** The versions of all definitions and of the tree of districts. */
    definitions: string
    districts: string
    /** The number of sources that had landed and were not withdrawn. */
    sources: number
    /** The periods that it releases again, as canonical JSON. */
    restates: string
    count: number
    hidden: number
    figures_digest: string
    published_digest: string
    figures_salt: string
    /** Its entry of the chain. */
    seq: number
  }
  /** The figures of releases with all numbers, and why each is hidden. They never change. `part` is empty for the whole. */
  /** A view: releases as others read of them. */
  published_release: {
    number: number
    predecessor: number | null
    why: string | null
    revised_by: number | null
    plan: string | null
    period: string
    at: string
    notes: string
    rule: string
    restates: string
    count: number
    published_digest: string
    seq: number
    hash: string
  }
  /** A view: figures of releases without the numbers of hidden ones. */
  published_figure: Tables['released_figure']
  released_figure: {
    release: number
    indicator: string
    variant: string
    part: string
    district: string
    period: string
    numerator: number | null
    denominator: number | null
    value: number | null
    status: string
    reason: string | null
    as_of: string
    received: number
    expected: number
    version: string
    revision: number | null
    disclosure: string
  }
}
