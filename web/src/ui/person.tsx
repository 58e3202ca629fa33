import { useMe } from '../lib/session.ts'
import { useUiWords } from './words.ts'

/** Somebody's name; “me” beside one's own. */
export function PersonName({ person }: { person: { readonly id: string; readonly name: string } }) {
  const { say } = useUiWords()
  const me = useMe()
  return (
    <span>
      {person.name}
      {person.id === me.person.id && <span className="weak"> ({say('people.me')})</span>}
    </span>
  )
}
