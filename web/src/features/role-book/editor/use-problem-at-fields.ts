import type { FormInstance } from 'antd'
import { useEffect, useState } from 'react'
import type { ApiProblem } from '../../../lib/problem.ts'
import { fieldAt } from './field-names.ts'
import type { DutyValues } from './form-values.ts'

/**
 * Says the server's problems at the fields they are about, and goes to the first.
 *
 * @returns what no field is there for: to be said with the refusal itself
 */
export function useProblemAtFields(problem: ApiProblem | null, form: FormInstance<DutyValues>): readonly string[] {
  const [elsewhere, setElsewhere] = useState<readonly string[]>([])
  useEffect(() => {
    const values: DutyValues = form.getFieldsValue(true)
    const told = Map.groupBy(problem?.fields ?? [], ({ path }) => JSON.stringify(fieldAt(path, values)))
    const known = form.getFieldsError().filter(({ name }) => told.has(JSON.stringify(name)))
    const say = (messagesAt: (field: string) => readonly string[]) =>
      form.setFields(known.map(({ name }) => ({ name: name as never, errors: [...messagesAt(JSON.stringify(name))] })))
    say((field) => (told.get(field) ?? []).map(({ message }) => message))
    const first = known[0]
    if (first !== undefined) form.focusField(first.name as never)
    const said = new Set(known.map(({ name }) => JSON.stringify(name)))
    const unsaid = [...told].filter(([name]) => !said.has(name)).flatMap(([, fields]) => fields)
    setElsewhere([...new Set(unsaid.map(({ message }) => message))])
    // What the next attempt is told may be something else; a field without rules of its own would keep it for ever.
    return () => say(() => [])
  }, [problem, form])
  return elsewhere
}
