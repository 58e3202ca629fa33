import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { AUTHORITIES, RISKS } from '../../../../functions/responsibility/authority.contract.ts'
import { listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { whyMayAct } from '../../../../functions/role-book/why.contract.ts'
import { useMe } from '../../lib/session.ts'
import { useApi, useWhole } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Page } from '../../ui/page.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useUiWords } from '../../ui/words.ts'
import { Answered } from './answered.tsx'
import styles from './why-page.module.css'
import { useAuthorityWords } from './words.ts'

/** What is asked stands in the address, so that a question can be sent to somebody. */
export function WhyPage() {
  const { say } = useAuthorityWords()
  const ui = useUiWords()
  const me = useMe()
  const asked = useSearch({ from: '/authority' })
  const navigate = useNavigate({ from: '/authority' })
  const services = useWhole(listServices, { query: { limit: 100 } })
  const { person = me.person.id, act = 'change.authorise', service, risk, case: about } = asked
  const ask = (part: Partial<typeof asked>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  const question = { person, act, ...(service && { service }), ...(risk && { risk }), ...(about && { case: about }) }
  const { data, error } = useApi(whyMayAct, { query: question })
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Card>
        <div className={styles.choices}>
          <label htmlFor="why-person">
            <span>{say('person')}</span>
            <PersonPicker id="why-person" value={person} known={[me.person]} onChange={(id) => ask({ person: id })} />
          </label>
          <label>
            <span>{say('act')}</span>
            <select value={act} onChange={({ target }) => ask({ act: target.value as typeof act })}>
              {AUTHORITIES.map((each) => (
                <option key={each} value={each}>
                  {ui.name('authorities', each.replace('.', '_'))}
                </option>
              ))}
            </select>
          </label>
          {about === undefined && (
            <>
              <label>
                <span>{say('service')}</span>
                <select value={service ?? ''} onChange={({ target }) => ask({ service: target.value || undefined })}>
                  <option value="">{say('anyService')}</option>
                  {services.map((each) => (
                    <option key={each.id} value={each.id}>
                      {each.name[ui.language]}
                    </option>
                  ))}
                </select>
              </label>
              <label>
                <span>{say('risk')}</span>
                <select
                  value={risk ?? ''}
                  onChange={({ target }) => ask({ risk: RISKS.find((each) => each === target.value) })}
                >
                  <option value="">{say('anyRisk')}</option>
                  {RISKS.map((each) => (
                    <option key={each} value={each}>
                      {ui.say(`risks.${each}`)}
                    </option>
                  ))}
                </select>
              </label>
            </>
          )}
        </div>
        {about !== undefined && (
          <p>
            {say('aboutCase')} ·{' '}
            <Link to="/authority" search={{ person, act }}>
              {say('withoutCase')}
            </Link>
          </p>
        )}
      </Card>
      <Answered why={data} problem={error} />
    </Page>
  )
}
