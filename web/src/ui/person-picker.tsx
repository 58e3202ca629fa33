import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { listPeople, readPerson } from '../../../functions/responsibility/responsibility.contract.ts'
import { useApi } from '../lib/use-api.ts'
import styles from './person-picker.module.css'
import { useUiWords } from './words.ts'

interface PersonPickerProps {
  /** The three a form gives to its controls. */
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string) => void
  /** Who may be picked already, by name. */
  readonly known?: readonly { readonly id: string; readonly name: string }[]
  /** Also who does not work here any more. */
  readonly withGone?: boolean
  /** Only who works in IT: nobody else can be asked for this. */
  readonly ofStaff?: boolean
  /** Who cannot be picked. */
  readonly without?: readonly string[]
}

/** Picks one person, who works here unless it says otherwise, looked up at the server by name or address. */
export function PersonPicker({
  known = [],
  without = [],
  withGone = false,
  ofStaff = false,
  ...control
}: PersonPickerProps) {
  const { say, language } = useUiWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data, isFetching } = useApi(listPeople, {
    query: {
      ...(!withGone && { active: 'true' as const }),
      ...(ofStaff && { staff: 'true' as const }),
      ...{ limit: 50, ...(q !== '' && { q }) },
    },
  })
  const found = data?.items ?? []
  // Who was chosen before the page was loaded anew is known by id only.
  const { value = '' } = control
  const isStranger = value !== '' && ![...known, ...found].some(({ id }) => id === value)
  const { data: stranger } = useApi(readPerson, { params: { id: value } }, { enabled: isStranger })
  const options = [
    ...found.map(({ id, name, positions, isAway }) => ({
      value: id,
      label: name,
      about: [positions[0]?.name[language], isAway ? say('people.away') : undefined],
    })),
    ...[...known, ...(isStranger && stranger !== undefined ? [stranger] : [])]
      .filter(({ id }) => q === '' && !found.some((person) => person.id === id))
      .map(({ id, name }) => ({ value: id, label: name, about: [] })),
  ]
    .filter(({ value }) => !without.includes(value))
    // Until the answer is there the list is that of the letters before, and a quick Enter must not pick from it.
    .filter(({ label }) => (!isFetching && q === typed.trim()) || label.includes(typed.trim()))

  return (
    <Select
      {...control}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      listHeight={320}
      options={options}
      optionRender={({ data: { label, about } }) => (
        <span className={styles.option}>
          {label}
          <small>{about.filter(Boolean).join(' · ')}</small>
        </span>
      )}
      placeholder={say('pick.person')}
      notFoundContent={isFetching ? say('pick.searching') : say('pick.nobody')}
    />
  )
}
