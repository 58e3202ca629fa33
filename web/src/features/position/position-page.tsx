import { Link, useParams } from '@tanstack/react-router'
import { downloadDutyList } from '../../../../functions/exchange/exchange.contract.ts'
import { type PositionOut, readPosition } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { DownloadLink } from '../../ui/download-link.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Has } from './has.tsx'
import { May } from './may.tsx'
import { Must } from './must.tsx'
import styles from './position-page.module.css'
import { Story } from './story/story.tsx'
import { Owed, Rights, Signed } from './through-it.tsx'
import { usePostWords } from './words.ts'

/** Everything a post must, may and has done; put together from what each room says of it. */
export function PositionPage() {
  const { say, language } = usePostWords()
  const { id } = useParams({ from: '/positions/$id' })
  const { data, error, refetch } = useApi(readPosition, { params: { id } })
  if (data === undefined) {
    return (
      <Page title={say('title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return (
    <Page
      title={data.name[language]}
      above={<Link to="/positions">{say('back')}</Link>}
      lead={`${data.group?.name[language] ?? say('department')} · ${say('lead')}`}
      actions={
        <>
          <LinkButton to="/position-hand-overs" search={{ position: id }}>
            {say('handOvers')}
          </LinkButton>
          <DownloadLink route={downloadDutyList} params={{ position: id }} query={{ format: 'pdf' }}>
            {say('print')}
          </DownloadLink>
          <DownloadLink route={downloadDutyList} params={{ position: id }} query={{ format: 'docx' }}>
            {say('word')}
          </DownloadLink>
        </>
      }
    >
      <People position={data} />
      <Must position={id} />
      <May position={data} />
      <Has position={id} />
      <Signed position={id} />
      <Owed position={data} />
      <Rights position={id} />
      <Story position={id} />
    </Page>
  )
}

function People({ position: { holders, deputies, isVacant } }: { position: PositionOut }) {
  const { say } = usePostWords()
  const places = [
    ...holders.map((place) => ({ ...place, as: 'holder' as const })),
    ...deputies.map((place) => ({ ...place, as: 'deputy' as const })),
  ]
  return (
    <Card title={say('people')}>
      {isVacant && (
        <p>
          <Tag tone="bad">{say('vacant')}</Tag>
        </p>
      )}
      <ul className={styles.lines}>
        {places.map(({ id, person, as, from, until }) => (
          <li key={id}>
            <Link to="/people/$id" params={{ id: person.id }}>
              {person.name}
            </Link>{' '}
            <Tag tone={as === 'holder' ? 'info' : 'quiet'}>{say(as)}</Tag>{' '}
            {person.isAway && <Tag tone="warn">{say('away')}</Tag>}{' '}
            <span className="weak">
              {until === null && say('from')} <At instant={from} />
              {until !== null && (
                <>
                  {' – '}
                  <At instant={until} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
