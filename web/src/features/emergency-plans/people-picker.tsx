import { useDeferredValue, useState } from 'react'
import { listPeople } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import { Several } from '../../ui/several.tsx'

interface PeoplePickerProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (ids: string[]) => void
  /** Who was picked before, by name. */
  readonly known?: readonly { readonly id: string; readonly name: string }[]
}

/** Picks several people who work here, looked up by name. */
export function PeoplePicker({ known = [], ...control }: PeoplePickerProps) {
  const [typed, setTyped] = useState('')
  const [seen, setSeen] = useState(new Map(known.map(({ id, name }) => [id, name])))
  const q = useDeferredValue(typed.trim())
  const { data } = useApi(listPeople, { query: { active: 'true', limit: 50, ...(q !== '' && { q }) } })
  const found = new Map([...seen, ...(data?.items ?? []).map(({ id, name }) => [id, name] as const)])
  return (
    <Several
      {...control}
      maxCount={30}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={[...found]
        .filter(([, name]) => q === '' || name.includes(q))
        .map(([value, label]) => ({ value, label }))}
      onSelect={() => setSeen(found)}
    />
  )
}
