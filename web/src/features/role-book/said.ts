import { sayRecurrence } from '../../../../functions/calendar/say-recurrence.ts'
import { formatAllowance } from '../../../../functions/calendar/say-time.ts'
import type { DutyContent, DutyOut } from '../../../../functions/role-book/role-book.contract.ts'
import { useUiWords } from '../../ui/words.ts'
import { useBookWords } from './words.ts'

type Names = DutyOut['names']

/** The fields of a duty, in the order in which people read them. */
export const FIELDS = [
  ...(['title', 'position', 'when', 'standard', 'evidence', 'allowed', 'whenLate', 'procedure'] as const),
  ...(['responsible', 'consulted', 'informed', 'covers', 'objective', 'authorities', 'effort'] as const),
] as const
export type Field = (typeof FIELDS)[number]

/** Says a field of a duty in words, one line for each thing of a list; nothing for what it does not have. */
export function useSaid(names: Names) {
  const { say, name, language } = useBookWords()
  const ui = useUiWords()
  const called = (id: string) => names[id]?.[language] ?? id
  const several = (ids: readonly string[]) => ids.map(called)
  const services = (some: readonly string[] | 'all' | undefined) =>
    some === undefined || some === 'all'
      ? say('allServices')
      : new Intl.ListFormat(language, { type: 'unit' }).format(several(some))

  const authority = ({ act, services: some, upTo }: DutyContent['authorities'][number]): string =>
    [
      ui.name('authorities', act.replace('.', '_')),
      ...(some === undefined ? [] : [services(some)]),
      ...(upTo === undefined ? [] : [say('upTo', { risk: ui.name('risks', upTo) })]),
    ].join(' · ')

  const when = ({ when: each }: DutyContent): string => {
    if (each.kind === 'recurring') return sayRecurrence(each.rule as Parameters<typeof sayRecurrence>[0], language)
    if (each.kind === 'standing') return say('standing')
    if (each.kind === 'on-call') return name('onCall', each.hours)
    // A dot in the name of an event would look like a group of words.
    const event = name('triggers', each.event.replace('.', '_'))
    return each.services === undefined ? event : `${event} · ${services(each.services)}`
  }

  const lines = (duty: DutyContent, field: Field): readonly string[] => {
    switch (field) {
      case 'title':
      case 'standard':
        return [duty[field][language]]
      case 'position':
        return [called(duty.position)]
      case 'responsible':
      case 'consulted':
      case 'informed':
        return several(duty[field])
      case 'when':
        return [when(duty)]
      case 'evidence':
        return duty.evidence.map(({ title, least, most }) =>
          least === undefined && most === undefined
            ? title[language]
            : `${title[language]} · ${say('limits', { least: least ?? '−∞', most: most ?? '∞' })}`,
        )
      case 'allowed':
        return duty.when.kind === 'standing'
          ? []
          : [formatAllowance(duty.allowed as Parameters<typeof formatAllowance>[0], language)]
      case 'whenLate':
        return duty.when.kind === 'standing' ? [] : [name('late', duty.whenLate)]
      case 'procedure':
        return duty.procedure === undefined
          ? []
          : [duty.procedure.title, duty.procedure.link, duty.procedure.steps].filter((each) => each !== undefined)
      case 'covers':
        return duty.covers === undefined ? [] : [`${duty.covers.activity} · ${services(duty.covers.services)}`]
      case 'objective':
        return duty.objective === undefined ? [] : [called(duty.objective)]
      case 'authorities':
        return duty.authorities.map(authority)
      case 'effort':
        return [say('minutes', { count: duty.effort })]
    }
  }
  return { lines, authority, called }
}
