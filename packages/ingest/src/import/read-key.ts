import type { AnyRecord, Catalogue } from '@minzheng/core'
import type { Value } from '@minzheng/core/evaluation'
import type { Day } from '@minzheng/core/periods'
import { districtReader } from '../district/district.js'
import { fieldReader } from '../rows/field-reader.js'
import { named } from '../header/header.js'
import { ImportError } from '../base/import-error.js'
import { pseudonymReader, type PseudonymKey } from '../pseudonym/pseudonym.js'
import { fault, isFault, type CellFault } from '../base/reasons.js'

/** How to read the key of a record. */
export interface KeyReading {
  readonly catalogue: Catalogue
  readonly dataset: string
  /** Field name → value, as people write it; a person as the stored pseudonym. */
  readonly key: Readonly<Record<string, string>>
  /** An identity number for the field of the key that is a pseudonym and has no value; hashed at once. */
  readonly person?: { readonly number: string; readonly pseudonymKey: PseudonymKey; readonly today: Day }
}

const notStored = fault(
  'pseudonym',
  '应为已保存的假名(32位),身份证号请另行输入',
  'must be a stored pseudonym of 32 hexadecimal digits; an identity number is entered separately',
)
const noPerson = fault('missing', '未填', 'must be given')

/** Reads the key of a record. Throws `change-refused` with the reason of each field; no reason contains a value. */
export function readKey({ catalogue, dataset: name, key, person }: KeyReading): AnyRecord {
  const dataset = catalogue.dataset(name)
  const context = {
    districts: districtReader(catalogue.districts, catalogue.districts.root.code),
    pseudonym: () => notStored,
    alsoPersonal: catalogue.alsoPersonal,
  }
  const faults: [string, CellFault][] = Object.keys(key)
    .filter((field) => !dataset.key.includes(field))
    .map((field) => [
      Object.hasOwn(dataset.facts, field) ? field : '…',
      fault('unknown-field', '不是主键', `is not part of the key (${dataset.key.join(', ')})`),
    ])
  const read: Record<string, Value> = {}
  for (const field of dataset.key) {
    const given = key[field]
    const isPerson = dataset.facts[field]!.kind === 'pseudonym'
    const value: Value | CellFault =
      given === undefined
        ? isPerson && person !== undefined
          ? pseudonymReader(person.pseudonymKey, person.today)(person.number)
          : noPerson
        : isPerson
          ? /^[0-9a-f]{32}$/.test(given)
            ? given
            : notStored
          : fieldReader(dataset, field, 0, context)(given)
    if (isFault(value)) faults.push([field, value])
    else if (value === null) faults.push([field, noPerson])
    else read[field] = value
  }
  if (faults.length === 0) return read
  throw new ImportError(
    'change-refused',
    `the key of ${named(dataset)} must be complete and valid:\n${faults.map(([field, { reason }]) => `  ${field}: ${reason.zh} / ${reason.en}`).join('\n')}`,
    { faults: faults.map(([field, { code, reason }]) => ({ field, code, reason })) },
  )
}
