import type { Matcher } from './matcher-values.ts'
import { useAlertWords } from './words.ts'

/** Conditions in words: `host begins with mail-`. */
export function MatchersSaid({ matchers }: { matchers: readonly Matcher[] }) {
  const { say } = useAlertWords()
  return (
    <>
      {matchers.map((matcher) => (
        <div key={JSON.stringify(matcher)}>
          <code>{matcher.label}</code> {say(`matchers.are.${matcher.is}`)}{' '}
          {matcher.is === 'any-of' && <code>{matcher.values.join(', ')}</code>}
          {'value' in matcher && <code>{matcher.value}</code>}
        </div>
      ))}
    </>
  )
}
