import { Link } from '@tanstack/react-router'
import { readWhoSigned } from '../../../../functions/acknowledgement/acknowledgement.contract.ts'
import { listEntitlements } from '../../../../functions/entitlement/entitlement.contract.ts'
import { listObligations, type ObligationOut } from '../../../../functions/obligation/obligation.contract.ts'
import type { PositionOut } from '../../../../functions/responsibility/responsibility.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At, Deadline } from '../../ui/deadline.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import type { Tone } from '../../ui/palette.ts'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import styles from './position-page.module.css'
import { usePostWords } from './words.ts'

type State = Answer<typeof readWhoSigned>['items'][number]['people'][number]['state']

const TONES: Readonly<Record<State, Tone>> = {
  open: 'warn',
  objected: 'bad',
  signed: 'good',
  upheld: 'info',
  refused: 'bad',
  withdrawn: 'quiet',
  'not-asked': 'quiet',
}

/** Where its people stand with its list. */
export function Signed({ position }: { position: string }) {
  const { say } = usePostWords()
  const standing = usePages(readWhoSigned, { query: { position, limit: 1 } })
  return (
    <Card title={say('signed')}>
      <PagesOf pages={standing} empty={<Empty icon="people" title={say('nobody')} />}>
        {(items) => (
          <ul className={styles.lines}>
            {items
              .flatMap(({ people }) => people)
              .map(({ person, as, state, acknowledgement, signed }) => (
                <li key={person.id}>
                  {acknowledgement === null ? (
                    person.name
                  ) : (
                    <Link to="/acknowledgements/$id" params={{ id: acknowledgement }}>
                      {person.name}
                    </Link>
                  )}{' '}
                  <span className="weak">{say(as)}</span> <Tag tone={TONES[state]}>{say(`states.${state}`)}</Tag>{' '}
                  {signed !== null && (
                    <span className="weak">
                      <At instant={signed.at} />
                    </span>
                  )}
                </li>
              ))}
          </ul>
        )}
      </PagesOf>
    </Card>
  )
}

/** What its people owe because they have it; each of them read, because nobody lists by position. */
export function Owed({ position: { id, holders, deputies } }: { position: PositionOut }) {
  const { say } = usePostWords()
  const people = [...new Map([...holders, ...deputies].map(({ person }) => [person.id, person.name]))]
  return (
    <Card title={say('owed')}>
      {people.length === 0 && <p className="weak">{say('nothingOwed')}</p>}
      {people.map(([person, name]) => (
        <OwedBy key={person} person={person} name={name} position={id} />
      ))}
    </Card>
  )
}

function OwedBy({ person, name, position }: { person: string; name: string; position: string }) {
  const { say } = usePostWords()
  const owed = usePages(listObligations, { query: { accountable: person, limit: 100 } })
  const items = owed.items?.filter((each) => each.position === position)
  const nothing = <p className="weak">{say('owesNothing', { name })}</p>
  return (
    <PagesOf pages={{ ...owed, items }} empty={nothing}>
      {(found) => (
        <Records<ObligationOut>
          label={say('owed')}
          items={found}
          keyOf={({ id }) => id}
          columns={[
            {
              name: say('what'),
              cell: ({ number, title, standard }) => (
                <>
                  <strong>{[number, title].filter(Boolean).join(' ')}</strong>
                  <div className="weak">{standard}</div>
                </>
              ),
            },
            { name: say('who'), isShort: true, cell: ({ accountable }) => accountable.name },
            { name: say('due'), isShort: true, cell: ({ dueAt }) => <Deadline dueAt={dueAt} /> },
          ]}
        />
      )}
    </PagesOf>
  )
}

type Right = Answer<typeof listEntitlements>['items'][number]

/** Rights on systems that were given for it. */
export function Rights({ position }: { position: string }) {
  const { say, language } = usePostWords()
  const rights = usePages(listEntitlements, { query: { position, limit: 50 } })
  const items = rights.items?.filter(({ status }) => status === 'active')
  return (
    <Card title={say('rights')}>
      <PagesOf pages={{ ...rights, items }} empty={<p className="weak">{say('noRights')}</p>}>
        {(found) => (
          <Records<Right>
            label={say('rights')}
            items={found}
            keyOf={({ id }) => id}
            columns={[
              {
                name: say('right'),
                cell: ({ id, system, right }) => (
                  <Link to="/entitlements/$id" params={{ id }}>
                    {system.name[language]} · {right.name[language]}
                  </Link>
                ),
              },
              { name: say('who'), isShort: true, cell: ({ person }) => person.name },
              { name: say('until'), isShort: true, cell: ({ until }) => <At instant={until} /> },
            ]}
          />
        )}
      </PagesOf>
    </Card>
  )
}
