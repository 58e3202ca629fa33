import type { SeverityPolicyOut } from '../../../../functions/incident/severity-policy.contract.ts'
import { Card } from '../../ui/card.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { Tone } from '../../ui/palette.ts'
import { Pair } from '../../ui/records.tsx'
import { useAllowanceWords } from './allowance-words.ts'
import styles from './severity-policy.module.css'
import { useSeverityWords } from './words.ts'

export const SEVERITY_TONES: Readonly<Record<1 | 2 | 3, Tone>> = { 1: 'bad', 2: 'warn', 3: 'info' }

type Rules = SeverityPolicyOut['severities']['1']

/** What one severity means and sets in motion. */
export function Severity({ severity, rules }: { severity: '1' | '2' | '3'; rules: Rules }) {
  const { say, name, language } = useSeverityWords()
  const inWords = useAllowanceWords()
  const within = (allowance: Parameters<typeof inWords>[0]) => say('says.within', { time: inWords(allowance) })
  const roles = rules.roles.map((role) => say(`roles.${role}`)).join(say('says.comma'))
  return (
    <Card title={rules.name[language] === '' ? name('severities', severity) : rules.name[language]}>
      <p className="weak">{say('examples')}</p>
      <ul className={styles.examples}>
        {rules.examples.map((each) => (
          <li key={each[language]}>{each[language]}</li>
        ))}
      </ul>
      <Facts>
        <Pair name={say('facts.acknowledge')}>{within(rules.acknowledgeWithin)}</Pair>
        <Pair name={say('facts.ladder')}>
          <ol className={styles.ladder}>
            {rules.ladder.map(({ to, wait }) => (
              <li key={to}>{say('says.step', { to: name('to', to.split(':')[0] ?? to), time: inWords(wait) })}</li>
            ))}
          </ol>
        </Pair>
        <Pair name={say('facts.afterwards')}>
          {rules.afterwards.does === 'repeat'
            ? say('says.repeat')
            : say('says.pageHead', { time: inWords(rules.afterwards.every) })}
        </Pair>
        <Pair name={say('facts.holds')}>{say('says.holds', { time: inWords(rules.holdsFor) })}</Pair>
        <Pair name={say('facts.resolve')}>{within(rules.resolve.allowed)}</Pair>
        <Pair name={say('facts.update')}>
          {rules.updateEvery === undefined
            ? say('says.noUpdate')
            : say('says.update', { time: inWords(rules.updateEvery) })}
        </Pair>
        <Pair name={say('facts.roles')}>{say('says.staff', { roles, time: inWords(rules.staffWithin) })}</Pair>
        <Pair name={say('facts.plan')}>{say(rules.startsPlan ? 'says.plan' : 'says.noPlan')}</Pair>
        <Pair name={say('facts.vendor')}>{within(rules.vendorAnswersWithin)}</Pair>
        <Pair name={say('facts.review')}>
          {rules.reviewWithin === undefined
            ? say('says.noReview')
            : say('says.review', { time: inWords(rules.reviewWithin) })}
        </Pair>
      </Facts>
    </Card>
  )
}
