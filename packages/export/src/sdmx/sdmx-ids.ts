import { MinzhengError } from '@minzheng/core'

/** Who maintains the structure, and its version. */
export interface SdmxMaintainer {
  /** The agency: letters, digits, `_` and `-`, beginning with a letter. */
  readonly agency: string
  readonly version: string
}

export const defaultMaintainer: SdmxMaintainer = Object.freeze({ agency: 'MINZHENG', version: '1.0.0' })

export const dataflowId = 'CIVIL_AFFAIRS'
export const dataStructureId = 'DSD_CIVIL_AFFAIRS'
export const conceptSchemeId = 'CS_CIVIL_AFFAIRS'

/** The part that is no part: of all records. (SDMX's `_T`, total) */
export const wholeCode = '_T'

/**
 * A name as an SDMX code, which knows only letters, digits, `_`, `@`, `$` and `-`: the `.`, `=` and `/` of ours become
 * `_`, which none of our names has. Throws `invalid-definition` where that is not enough.
 */
export function sdmxCode(name: string): string {
  const code = name.replaceAll(/[./=]/g, '_')
  if (/_/.test(name) || !/^[A-Za-z0-9@$-][A-Za-z0-9_@$-]*$/.test(code))
    throw new MinzhengError(
      'invalid-definition',
      `"${name}" cannot be an SDMX code: it may hold letters, digits, "-", "@", "$", and one of ". / ="`,
      { name },
    )
  return code
}

/** The code of a part, `_T` for the whole. */
export function partCode(part: string | null): string {
  return part === null ? wholeCode : sdmxCode(part)
}

/** The name of an artefact or of an item of it, over all systems. */
export function urn(
  kind: 'codelist.Codelist' | 'conceptscheme.Concept' | 'datastructure.DataStructure' | 'datastructure.Dataflow',
  id: string,
  { agency, version }: SdmxMaintainer,
  item?: string,
): string {
  return `urn:sdmx:org.sdmx.infomodel.${kind}=${agency}:${id}(${version})${item === undefined ? '' : `.${item}`}`
}

/** Refuses an agency or version that SDMX does not know: throws `invalid-definition`. */
export function refuseMaintainer({ agency, version }: SdmxMaintainer): void {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(agency))
    throw new MinzhengError(
      'invalid-definition',
      `"${agency}" is not the id of an SDMX agency: letters, digits, "_" and "-", beginning with a letter`,
      {
        agency,
      },
    )
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){1,2}$/.test(version))
    throw new MinzhengError('invalid-definition', `"${version}" is not an SDMX version; write 1.0.0`, { version })
}
