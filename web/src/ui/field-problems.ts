import type { FormInstance } from 'antd'
import { useEffect } from 'react'
import type { ApiProblem } from '../lib/problem.ts'

type Fields = Parameters<FormInstance['setFields']>[0]

/** A field as a form names it: the way to it from its values. */
export type FieldName = (string | number)[]

/** The field of a path of the server's: `releaseWindow/from` becomes `['releaseWindow', 'from']`. */
export const fieldAt = (path: string): FieldName =>
  path.split('/').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** Where a time allowed is a field of its own, typed as a whole: its length and its clock are no fields to whoever types. */
export const fieldOfDuration = (path: string): FieldName =>
  fieldAt(path).filter((part) => part !== 'iso' && part !== 'clock')

/**
 * The server's wrong fields as the form wants them, each with all that is wrong with it.
 *
 * @param at where the form has what the server names by a path
 */
export const fieldsToSet = ({ fields }: ApiProblem, at = fieldAt): Fields =>
  [...Map.groupBy(fields, ({ path }) => JSON.stringify(at(path)))].map(([name, told]) => ({
    name: JSON.parse(name) as FieldName,
    errors: [...new Set(told.map(({ message }) => message))],
  }))

/**
 * Says at the fields of a form what the server found wrong with them, and goes to the first.
 *
 * @param at as above; the same function every time
 */
export function useFieldProblems<Values>(form: FormInstance<Values>, problem: ApiProblem | null, at = fieldAt): void {
  useEffect(() => {
    if (problem === null || problem.fields.length === 0) return
    const wrong = fieldsToSet(problem, at)
    form.setFields(wrong as Parameters<typeof form.setFields>[0])
    form.focusField(wrong[0]?.name as never)
  }, [problem, form, at])
}
