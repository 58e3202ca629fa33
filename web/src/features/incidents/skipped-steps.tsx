import { useIncidentWords } from './words.ts'

/** Steps of the ladder that were passed over at an entry of the story, and why; nothing when there were none. */
export function SkippedSteps({ what: { skipped } }: { what: Readonly<Record<string, unknown>> }) {
  const { say, name } = useIncidentWords()
  if (!Array.isArray(skipped)) return null
  const said = skipped
    .filter((each) => typeof each === 'string')
    .map((each) => {
      const cut = each.lastIndexOf(': ')
      const to = name('stepNames', each.slice(0, cut))
      return say('ladder.passedOver', {
        to: to.includes(':') ? say('ladder.namedStep') : to,
        why: name('whySkipped', each.slice(cut + 2)),
      })
    })
  return <span>{said.join(say('comma'))}</span>
}
