import { MinzhengError } from '@minzheng/core'

/** The maintainer of the structure, and its version. */
export interface SdmxMaintainer {
  /** The agency: letters, digits, `_` and `-`, beginning with a letter. */
  readonly agency: string
  readonly version: string
}

export const defaultMaintainer: SdmxMaintainer = Object.freeze({ agency: 'MINZHENG', version: '1.0.0' })

export const dataflowId = 'CIVIL_AFFAIRS'
export const dataStructureId = 'DSD_CIVIL_AFFAIRS'
export const conceptSchemeId = 'CS_CIVIL_AFFAIRS'

/** The code of the whole: all records, without a breakdown. (SDMX's `_T`, total) */
export const wholeCode = '_T'

/**
 * A name as an SDMX code, which allows only letters, digits, `_`, `@`, `$` and `-`: the `.`, `=` and `/` of ours become
 * `_`, which no name of ours contains. Throws `invalid-definition` for other characters.
 */
export function sdmxCode(name: string): string {
  const code = name.replaceAll(/[./=]/g, '_')
  if (/_/.test(name) || !/^[A-Za-z0-9@$-][A-Za-z0-9_@$-]*$/.test(code))
    throw new MinzhengError(
      'invalid-definition',
      `an SDMX code must consist of letters, digits, "-", "@", "$", ".", "/" and "=", got "${name}"`,
      { name },
    )
  return code
}

/** The code of a part, `_T` for the whole. */
export function partCode(part: string | null): string {
  return part === null ? wholeCode : sdmxCode(part)
}

/** The name of an artefact or of one of its items, unique across systems. */
export function urn(
  kind: 'codelist.Codelist' | 'conceptscheme.Concept' | 'datastructure.DataStructure' | 'datastructure.Dataflow',
  id: string,
  { agency, version }: SdmxMaintainer,
  item?: string,
): string {
  return `urn:sdmx:org.sdmx.infomodel.${kind}=${agency}:${id}(${version})${item === undefined ? '' : `.${item}`}`
}

/** Refuses an agency or version that SDMX does not allow: throws `invalid-definition`. */
export function refuseMaintainer({ agency, version }: SdmxMaintainer): void {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(agency))
    throw new MinzhengError(
      'invalid-definition',
      `an SDMX agency must begin with a letter and consist of letters, digits, "_" and "-", got "${agency}"`,
      {
        agency,
      },
    )
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){1,2}$/.test(version))
    throw new MinzhengError('invalid-definition', `an SDMX version must have the form 1.0.0, got "${version}"`, {
      version,
    })
}
