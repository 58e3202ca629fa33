import { readMyContactCard } from '../../../../functions/paging/contact-card.contract.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { BrowsersCard } from './browsers-card.tsx'
import { BySeverityCard } from './by-severity-card.tsx'
import type { ContactCard } from './contact-card.ts'
import { LanguageCard } from './language-card.tsx'
import { TestOut } from './test-out.tsx'
import { WaysCard } from './ways-card.tsx'
import { usePagingWords } from './words.ts'

/** While a test is on its way its state is looked at so often. */
const LOOK_SECONDS = 3

/** How I am reached: by what, for which severity, and what of it is proven. */
export function ContactPage() {
  const { say } = usePagingWords()
  const now = useNow('minute')
  const card = useApi(readMyContactCard, {})
  const isOut = card.data?.test != null && card.data.test.until > now
  useApi(readMyContactCard, {}, { enabled: isOut, everySeconds: LOOK_SECONDS })
  return (
    <Page title={say('contact.title')} lead={say('contact.lead')}>
      {card.data !== undefined ? (
        <Whole card={card.data} />
      ) : card.error === null ? (
        <Waiting bars={5} />
      ) : (
        <ProblemNote problem={card.error} onRetry={() => void card.refetch()} />
      )}
    </Page>
  )
}

function Whole({ card }: { card: ContactCard }) {
  return (
    <>
      <Proven card={card} />
      <TestOut test={card.test} />
      <WaysCard card={card} />
      <BySeverityCard card={card} />
      <BrowsersCard card={card} />
      <LanguageCard />
    </>
  )
}

function Proven({ card: { channels } }: { card: ContactCard }) {
  const { say, language } = usePagingWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const until = channels
    .flatMap(({ provenUntil }) => (provenUntil === null ? [] : [provenUntil]))
    .sort()
    .at(-1)
  if (until === undefined) return <Note tone="warn">{say('contact.unproven')}</Note>
  return <Note tone="good">{say('contact.proven', { at: sayInstant(until, timeZone, language, now) })}</Note>
}
