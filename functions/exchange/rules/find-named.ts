import type { Id } from '../../kernel/ids.ts'
import { plainName } from '../../kernel/table/read-rows.ts'
import type { Text } from '../../kernel/text.ts'
import type { Directory, Person, Position } from '../../responsibility/index.ts'
import type { FaultsOf } from './faults.ts'

/** Who or what is meant in a table, or a fault; names in either language, spaces and case do not matter. */

const isCalled = (name: Text, wanted: string): boolean =>
  plainName(name['zh-CN']) === wanted || plainName(name.en) === wanted

/** Somebody active, by address or by name. */
export function personNamed(directory: Directory, said: string, column: string, faults: FaultsOf): Person | undefined {
  const email = said.toLowerCase()
  const found = [...directory.people.values()].filter(
    (person) => person.active && (person.email === email || plainName(person.name) === plainName(said)),
  )
  const [exact] = found.filter((person) => person.email === email)
  if (exact !== undefined || found.length === 1) return exact ?? found[0]
  faults.add(column, found.length === 0 ? 'unknown-person-named' : 'several-people-named', { value: said.slice(0, 60) })
  return undefined
}

/** `组 / 岗位`, or the name alone where only one is called so. */
export function positionNamed(
  directory: Directory,
  said: string,
  column: string,
  faults: FaultsOf,
): Position | undefined {
  const [first = '', second] = said.split(/\s*[/／]\s*/)
  const [group, name] = second === undefined ? [undefined, first] : [plainName(first), second]
  const found = [...directory.positions.values()].filter(
    (position) => isCalled(position.name, plainName(name)) && (group === undefined || isIn(directory, position, group)),
  )
  if (found.length === 1) return found[0]
  const code = found.length === 0 ? 'unknown-position-named' : 'several-positions-named'
  faults.add(column, code, { value: said.slice(0, 60) })
  return undefined
}

function isIn({ groups }: Directory, { group }: Position, wanted: string): boolean {
  const of = group === undefined ? undefined : groups.get(group)
  return of !== undefined && isCalled(of.name, wanted)
}

/** A thing with a name in both languages. */
export const called = <Thing extends { readonly name: Text }>(
  things: Iterable<Thing>,
  said: string,
): Thing | undefined => [...things].find(({ name }) => isCalled(name, plainName(said)))

/** As it is written into tables: the position with its group, in a language. */
export function positionName(directory: Directory, id: Id, language: 'zh-CN' | 'en'): string {
  const position = directory.positions.get(id)
  if (position === undefined) return id
  const group = position.group === undefined ? undefined : directory.groups.get(position.group)
  return group === undefined ? position.name[language] : `${group.name[language]} / ${position.name[language]}`
}
