import type { TimelineEntry } from '../../../../functions/obligation/timeline.contract.ts'
import { useIncidentWords } from './words.ts'

/** Says what an entry of the story was: what was done, and of whom or of what, as far as the entry knows. */
export function useEntrySaid(): (entry: Pick<TimelineEntry, 'did' | 'what' | 'by'>) => string {
  const { say, name, language } = useIncidentWords()
  return ({ did, what, by }) => {
    const about: string[] = []
    const { name: party, answer, contact, was, severity, role, pagedName, personName, toName } = what
    const known = Object(party)[language]
    if (did.startsWith('incident.party-')) {
      // A vendor that answers by its link is named as who did it.
      if (typeof known === 'string' && known !== by.name) about.push(known)
      if (typeof answer === 'string') about.push(name('answers', answer))
      if (typeof contact === 'string') about.push(contact)
    }
    if (did === 'incident.severity-changed' && was !== severity) {
      const [from, to] = [was, severity].map((each) => name('severities', String(each)))
      about.push(say('story.fromTo', { from: from ?? '', to: to ?? '' }))
    }
    if (did === 'incident.role-assigned' && typeof role === 'string') about.push(name('roles', role) ?? role)
    // Which incident goes on as which, or belongs to which.
    for (const number of [what.intoNumber, what.fromNumber, what.otherNumber])
      if (typeof number === 'string') about.push(number)
    const isNew = did === 'incident.opened' || did === 'incident.reopened'
    if (typeof pagedName === 'string') about.push(isNew ? say('story.paged', { name: pagedName }) : pagedName)
    // Somebody has the role or the step now, or is asked to take command.
    for (const person of [personName, toName]) if (typeof person === 'string') about.push(person)
    const done = name('did', did)
    return about.length === 0 ? done : say('story.about', { did: done, about: about.join(say('comma')) })
  }
}
