import type { ReactNode } from 'react'
import type { ChangeOut } from '../../../../functions/change/change.contract.ts'
import { Card } from '../../ui/card.tsx'
import { PersonName } from '../../ui/person.tsx'
import styles from './content.module.css'
import { Policy } from './policy.tsx'
import { Range } from './range.tsx'
import { Services } from './services.tsx'
import { useChangeWords } from './words.ts'

/** What is asked, and decided on. */
export function Content({ change }: { change: ChangeOut }) {
  const { say } = useChangeWords()
  const { description, services, dependents, implementer, releaseWindow, riskReason, testPlan, backOutPlan } = change
  return (
    <Card title={say('page.content')}>
      <dl className={styles.content}>
        <Part name={say('page.description')}>
          <p className={styles.text}>{description}</p>
        </Part>
        <Part name={say('page.services')}>
          <Services services={services} main={change.service.id} />
        </Part>
        <Part name={say('page.dependents')}>
          {dependents.length === 0 ? say('page.noDependents') : <Services services={dependents} />}
        </Part>
        <Part name={say('page.window')}>
          <Range {...releaseWindow} />
        </Part>
        <Part name={say('page.implementer')}>
          <PersonName person={implementer} />
        </Part>
        {riskReason !== null && (
          <Part name={say('page.riskReason')}>
            <p className={styles.text}>{riskReason}</p>
          </Part>
        )}
        <Part name={say('page.testPlan')}>
          <p className={styles.text}>{testPlan}</p>
        </Part>
        <Part name={say('page.backOutPlan')}>
          <p className={styles.text}>{backOutPlan}</p>
        </Part>
        <Part name={say('page.hash')}>
          <code className={styles.hash}>{change.contentHash.slice(0, 16)}</code>
          <span className={styles.about}>{say('page.hashText')}</span>
        </Part>
        <Part name={say('page.policy')}>
          <Policy policy={change.policy} />
        </Part>
      </dl>
    </Card>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
