import type { TimelineEntry } from '../../../../functions/obligation/timeline.contract.ts'
import { useIncidentWords } from './words.ts'

/** Says what an entry of the story was: what was done, and of whom or of what, as far as the entry knows. */
export function useEntrySaid(): (entry: Pick<TimelineEntry, 'did' | 'what' | 'by'>) => string {
  const { say, name, language } = useIncidentWords()
  return ({ did, what, by }) => {
    const about: string[] = []
    const { name: party, answer, contact, was, severity } = what
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
    const done = name('did', did)
    return about.length === 0 ? done : say('story.about', { did: done, about: about.join(say('comma')) })
  }
}
