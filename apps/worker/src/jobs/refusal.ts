import { AccessError, AlertError, DisputeError, MonthError, ReminderError } from '@minzheng/access'
import { MinzhengError, type Text } from '@minzheng/core'
import { ImportError } from '@minzheng/ingest'
import { RejectedJobError } from '@minzheng/queue'
import {
  ActError,
  CatalogueReplacedError,
  DatabaseBusyError,
  DatabaseTimeoutError,
  DisputeMovedError,
  MomentError,
  MonthLockedError,
  MonthMovedError,
  ReleaseError,
} from '@minzheng/store'
import { NotReleasedError } from './released-figures.js'

/** What an error is to whoever asked over HTTP. The text has no value of a person. */
export interface Refusal {
  readonly kind:
    | 'conflict'
    | 'forbidden'
    | 'invalid-request'
    | 'not-found'
    | 'precondition-failed'
    | 'too-large'
    | 'unavailable'
    | 'unsupported-media-type'
  readonly zh: string
  readonly en: string
}

/** Core's codes of what a caller has asked for and is not there, or is no such thing. */
const askedWrongly = new Set([
  'invalid-period',
  'invalid-day',
  'unknown-district',
  'unknown-dataset',
  'unknown-indicator',
  'unknown-variant',
  'unknown-part',
  'invalid-act',
  'invalid-forecast',
  'invalid-deployment',
])

/** What an error of the packages below is to whoever asked; undefined if it is a fault of the service. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof DatabaseBusyError || error instanceof DatabaseTimeoutError)
    return { kind: 'unavailable', zh: '数据库繁忙，请稍后再试', en: 'the database is busy; try again later' }
  if (error instanceof ImportError) return fileRefusal(error)
  if (error instanceof RejectedJobError) return { kind: 'invalid-request', zh: '', en: error.message }
  if (error instanceof CatalogueReplacedError)
    return {
      kind: 'unavailable',
      zh: '定义正在更新，请稍后再试',
      en: 'definitions are being replaced; try again later',
    }
  if (!(error instanceof MinzhengError)) return undefined
  const kind = kindOf(error)
  return kind === undefined ? undefined : { kind, ...textOf(error) }
}

/** What is wrong with a file. The message has no cell of a row. */
function fileRefusal({ code, message, details }: ImportError): Refusal | undefined {
  // A fault of this service, such as a key that cannot be read.
  if (code === 'pseudonym-key' || code === 'file-unwritable' || code === 'file-outside') return undefined
  const kinds: Readonly<Partial<Record<typeof code, Refusal['kind']>>> = {
    'district-not-allowed': 'forbidden',
    'file-too-large': 'too-large',
    'file-format': 'unsupported-media-type',
    'record-not-found': 'not-found',
    'nothing-quarantined': 'conflict',
  }
  return { kind: kinds[code] ?? 'invalid-request', zh: fileWords(code, details), en: message }
}

/** What is wrong with a file, in Chinese, where the message is English; empty where the message has both. */
function fileWords(code: ImportError['code'], { missing, headers, tried }: ImportError['details']): string {
  const list = (names: unknown): string => (Array.isArray(names) ? names.join('、') : '')
  switch (code) {
    case 'file-empty':
      return '文件是空的，请核对后重新选择。'
    case 'file-format':
      return '不支持这种文件。请用 Excel 或 WPS 另存为 .xlsx（不设密码）或 .csv 后再上传。'
    case 'file-damaged':
      return '文件已损坏，打不开。请重新保存后再上传。'
    case 'file-encoding':
      return '文件的文字编码无法识别。请另存为 .xlsx，或另存为 UTF-8 编码的 .csv。'
    case 'file-changed':
      return '文件在读取时有改动，请重新上传。'
    case 'district-not-allowed':
      return '含授权以外的地区或业务领域，整个文件没有入库。'
    case 'no-dataset':
      return Array.isArray(tried) && tried.length === 1
        ? '表头与所选的数据对不上，请核对各列名称。'
        : '表头与任何一种报送数据都对不上。请核对各列名称，或指定数据种类。'
    case 'several-datasets':
      return '表头与几种报送数据都对得上，请指定数据种类。'
    case 'missing-columns':
      return `缺少必填的列：${list(missing)}。请补上后重新上传。`
    case 'duplicate-column':
      return `有几列是同一内容，请只留一列：${list(headers)}。`
    default:
      return ''
  }
}

function kindOf(error: MinzhengError<string>): Refusal['kind'] | undefined {
  if (error instanceof AccessError) return 'forbidden'
  if (error instanceof MonthMovedError || error instanceof DisputeMovedError) return 'precondition-failed'
  if (error instanceof DisputeError || error instanceof AlertError || error instanceof ReminderError) return 'conflict'
  if (error instanceof MonthError || error instanceof MonthLockedError || error instanceof ActError) return 'conflict'
  if (error instanceof MomentError) return 'invalid-request'
  if (error instanceof ReleaseError || error instanceof NotReleasedError) return 'not-found'
  if (error.code === 'register-shrinks' || error.code === 'not-protected') return 'conflict'
  return askedWrongly.has(error.code) ? 'invalid-request' : undefined
}

/** What these errors repeat is any text that somebody has sent; the answer says what is there instead. */
const instead: ReadonlyMap<string, Text> = new Map([
  ['unknown-dataset', { zh: '没有这个数据集', en: 'the dataset must be one of the catalogue, got another' }],
  ['unknown-indicator', { zh: '没有这个指标', en: 'the indicator must be one of the catalogue, got another' }],
  ['unknown-variant', { zh: '该指标没有这个口径', en: 'the variant must be one of the indicator, got another' }],
  ['unknown-part', { zh: '该指标没有这个分类', en: 'the category must be one of the indicator, got another' }],
])

/**
 * The words of an error for its sender: its own in both languages if it has them, otherwise its message, which is English,
 * or both. They never repeat a name that nobody knows.
 */
export function textOf({ code, message, details }: MinzhengError<string>): Text {
  const { zh, en, allowed } = details
  const words = instead.get(code)
  if (words !== undefined) {
    const list = Array.isArray(allowed) && allowed.length > 0 ? allowed.join(', ') : ''
    return list === '' ? words : { zh: `${words.zh}，可用：${list}`, en: `${words.en}; there are: ${list}` }
  }
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : { zh: '', en: message }
}
