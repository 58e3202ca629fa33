import { Link } from '@tanstack/react-router'
import {
  type AcknowledgementSummary,
  listAcknowledgements,
  readWhoSigned,
} from '../../../../functions/acknowledgement/acknowledgement.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { StateTag } from './state-tag.tsx'
import { useSignatureWords } from './words.ts'

/** The lists I have to sign, and where everybody else stands with theirs. */
export function AcknowledgementsPage() {
  const { say } = useSignatureWords()
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Card title={say('mine')}>
        <Mine />
      </Card>
      <Card title={say('everybody')}>
        <Everybody />
      </Card>
    </Page>
  )
}

/** What is to be signed first, then the newest version. */
const isFirst = ({ status }: AcknowledgementSummary): number => (status === 'open' || status === 'objected' ? 0 : 1)

function Mine() {
  const { say, language } = useSignatureWords()
  const lists = usePages(listAcknowledgements, { query: { person: 'me', limit: 50 } })
  return (
    <PagesOf pages={lists} empty={<Empty icon="duty" title={say('none')} />}>
      {(items) => (
        <Records<AcknowledgementSummary>
          label={say('mine')}
          items={items.toSorted((a, b) => isFirst(a) - isFirst(b))}
          keyOf={({ id }) => id}
          columns={[
            {
              name: say('position'),
              cell: ({ id, position, as }) => (
                <>
                  <Link to="/acknowledgements/$id" params={{ id }}>
                    {position.name[language]}
                  </Link>{' '}
                  <span className="weak">{say(`as.${as}`)}</span>
                </>
              ),
            },
            { name: say('version'), isShort: true, cell: ({ book }) => say('versionOf', { book }) },
            { name: say('state'), isShort: true, cell: ({ status }) => <StateTag state={status} /> },
          ]}
        />
      )}
    </PagesOf>
  )
}

type Standing = Answer<typeof readWhoSigned>['items'][number]
type Line = Standing['people'][number] & Pick<Standing, 'position'>

const linesOf = (items: readonly Standing[]): Line[] =>
  items.flatMap(({ position, people }) => people.map((each) => ({ ...each, position })))

function Everybody() {
  const { say, language } = useSignatureWords()
  const standing = usePages(readWhoSigned, { query: { limit: 50 } })
  return (
    <PagesOf pages={standing} empty={<Empty icon="people" title={say('none')} />}>
      {(items) => (
        <Records<Line>
          label={say('everybody')}
          items={linesOf(items)}
          keyOf={({ position, person }) => `${position.id} ${person.id}`}
          columns={[
            {
              name: say('position'),
              cell: ({ position }) => (
                <Link to="/positions/$id" params={{ id: position.id }}>
                  {position.name[language]}
                </Link>
              ),
            },
            {
              name: say('person'),
              cell: ({ person, as }) => (
                <>
                  {person.name} <span className="weak">{say(`as.${as}`)}</span>
                </>
              ),
            },
            {
              name: say('state'),
              isShort: true,
              cell: ({ state, acknowledgement }) =>
                acknowledgement === null ? (
                  <StateTag state={state} />
                ) : (
                  <Link to="/acknowledgements/$id" params={{ id: acknowledgement }}>
                    <StateTag state={state} />
                  </Link>
                ),
            },
            { name: say('signed'), cell: (line) => <SignedLast line={line} /> },
          ]}
        />
      )}
    </PagesOf>
  )
}

function SignedLast({ line: { signed } }: { line: Line }) {
  const { say } = useSignatureWords()
  if (signed === null) return <span className="weak">{say('never')}</span>
  return (
    <>
      {say('versionOf', { book: signed.book })} · <At instant={signed.at} />
    </>
  )
}
