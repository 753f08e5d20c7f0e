import { createContext, useContext, useState, type ComponentProps } from 'react'
import { useLanguage } from '../base/language.js'

type Fault = 'missing' | 'form'

const Faults = createContext<ReadonlyMap<string, Fault>>(new Map())

/** The fields of a form, by their id, that lack something or have another form; what must be in them, they say themselves. */
function faultsOf(form: HTMLFormElement): ReadonlyMap<string, Fault> {
  return new Map(
    Array.from(form.elements).flatMap((each): readonly (readonly [string, Fault])[] =>
      (each instanceof HTMLInputElement || each instanceof HTMLSelectElement) &&
      each.willValidate &&
      !each.validity.valid
        ? [[each.id, each.validity.valueMissing ? 'missing' : 'form']]
        : [],
    ),
  )
}

/** A form that says in the words of the page what its fields lack: a browser says it in its own language. */
export function CheckedForm({
  onSend,
  children,
  ...rest
}: Omit<ComponentProps<'form'>, 'onSubmit' | 'onChange' | 'noValidate'> & {
  readonly onSend: (submitter: HTMLElement | null) => void
}) {
  const [faults, setFaults] = useState<ReadonlyMap<string, Fault>>(new Map())
  return (
    <form
      {...rest}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const found = faultsOf(form)
        setFaults(found)
        if (found.size === 0) onSend(event.nativeEvent.submitter)
        else form.querySelector<HTMLElement>(':is(input, select):invalid')?.focus()
      }}
      onChange={({ currentTarget }) => {
        // What is mended is said no longer; what is not yet reached is not found fault with.
        const now = faultsOf(currentTarget)
        setFaults((was) => (was.size === 0 ? was : new Map([...was].filter(([id]) => now.has(id)))))
      }}
    >
      <Faults value={faults}>{children}</Faults>
    </form>
  )
}

/** What a field of a checked form has, so that its fault is read with it. `describedBy`: what else describes it. */
export function useField(id: string, describedBy?: string) {
  const isFaulty = useContext(Faults).has(id)
  const described = [...(describedBy === undefined ? [] : [describedBy]), ...(isFaulty ? [`${id}-fault`] : [])]
  return {
    id,
    'aria-invalid': isFaulty ? (true as const) : undefined,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
  }
}

/** The fault of a field, beside it. `form`: what form it must have. */
export function FieldFault({ of: { id }, form }: { readonly of: { readonly id: string }; readonly form?: string }) {
  const { t } = useLanguage()
  const fault = useContext(Faults).get(id)
  if (fault === undefined) return null
  return (
    <span id={`${id}-fault`} className="field-fault">
      ▲ {fault === 'missing' || form === undefined ? t('fault.missing') : form}
    </span>
  )
}
