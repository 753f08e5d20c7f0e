import { useId, type ComponentProps } from 'react'
import { FieldFault, useField } from './checked-form.js'

/** An input of a checked form, with its fault below it. */
export function CheckedInput({
  form,
  describedBy,
  id: given,
  ...rest
}: Omit<ComponentProps<'input'>, 'form'> & {
  /** What form it must have, in words. */
  readonly form?: string
  readonly describedBy?: string
}) {
  const own = useId()
  const field = useField(given ?? own, describedBy)
  return (
    <>
      <input {...rest} {...field} />
      <FieldFault of={field} {...(form === undefined ? {} : { form })} />
    </>
  )
}
