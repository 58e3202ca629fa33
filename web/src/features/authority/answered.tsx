import { Link } from '@tanstack/react-router'
import type { whyMayAct } from '../../../../functions/role-book/why.contract.ts'
import type { Answer } from '../../lib/api.ts'
import type { ApiProblem } from '../../lib/problem.ts'
import { Card } from '../../ui/card.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { useUiWords } from '../../ui/words.ts'
import styles from './why-page.module.css'
import { useAuthorityWords } from './words.ts'

type Why = Answer<typeof whyMayAct>
type Place = Why['places'][number]
type MayDoIt = Why['whoMay'][number]

/** The verdict with its reasons, what each post contributes, and who may instead. */
export function Answered({ why, problem }: { why: Why | undefined; problem: ApiProblem | null }) {
  const { say } = useAuthorityWords()
  const { language } = useUiWords()
  if (problem !== null) return <ProblemNote problem={problem} />
  if (why === undefined) return <Waiting />
  return (
    <>
      <Card title={say('answer')}>
        <div className={styles.answer} aria-live="polite">
          <p className={styles.verdict}>
            <Tag tone={why.may ? 'good' : 'bad'}>{say(why.may ? 'yes' : 'no')}</Tag>
            <span>
              {why.person.name} · {why.actName}
            </span>
          </p>
          <ul className={styles.reasons}>
            {why.reasons.map(({ code, text }) => (
              <li key={`${code} ${text}`}>{text}</li>
            ))}
          </ul>
          <p className="weak">{why.book === null ? say('noBook') : say('book', { number: why.book })}</p>
        </div>
      </Card>
      <Card title={say('places')}>
        {why.places.length === 0 ? (
          <p>{say('noPlaces')}</p>
        ) : (
          <Records<Place>
            label={say('places')}
            items={why.places}
            keyOf={({ position, via, from }) => `${position.id} ${via} ${from}`}
            columns={[
              {
                name: say('position'),
                isShort: true,
                cell: ({ position, via }) => (
                  <>
                    {position.name[language]} <span className="weak">{say(`via.${via}`)}</span>
                  </>
                ),
              },
              {
                name: say('answer'),
                isShort: true,
                cell: ({ says }) => <Tag tone={says === 'grants' ? 'good' : 'quiet'}>{say(`says.${says}`)}</Tag>,
              },
              { name: say('duty'), cell: ({ authority }) => <Duty authority={authority} /> },
              { name: say('reach'), cell: ({ authority }) => <Reach authority={authority} /> },
            ]}
          />
        )}
      </Card>
      <Card title={say('whoMay')}>
        {why.whoMay.length === 0 ? (
          <Note tone="warn">
            <p>{say('nobodyMay')}</p>
          </Note>
        ) : (
          <Records<MayDoIt>
            label={say('whoMay')}
            items={why.whoMay}
            keyOf={({ position }) => position.id}
            columns={[
              { name: say('position'), isShort: true, cell: ({ position }) => position.name[language] },
              { name: say('person'), isShort: true, cell: (each) => <Whom each={each} /> },
              { name: say('duty'), cell: ({ authority }) => <Duty authority={authority} /> },
              { name: say('reach'), cell: ({ authority }) => <Reach authority={authority} /> },
            ]}
          />
        )}
      </Card>
    </>
  )
}

function Whom({ each: { person, isBarred } }: { each: MayDoIt }) {
  const { say } = useAuthorityWords()
  if (person === null) return <span className="weak">{say('vacant')}</span>
  return (
    <>
      <Link to="/people/$id" params={{ id: person.id }}>
        {person.name}
      </Link>{' '}
      {isBarred && <span className="weak">{say('barred')}</span>}
    </>
  )
}

function Duty({ authority }: { authority: Place['authority'] }) {
  const { language } = useUiWords()
  return authority?.duty == null ? <span className="weak">–</span> : authority.duty.title[language]
}

function Reach({ authority }: { authority: Place['authority'] }) {
  const { say } = useAuthorityWords()
  const ui = useUiWords()
  if (authority === null) return <span className="weak">–</span>
  const services = authority.services?.map(({ name }) => name[ui.language]).join(say('between'))
  const upTo = authority.upTo === null ? undefined : say('upTo', { risk: ui.say(`risks.${authority.upTo}`) })
  return [services ?? say('everywhere'), upTo].filter((each) => each !== undefined).join(' · ')
}
