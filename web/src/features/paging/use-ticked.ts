import { useEffect, useState } from 'react'
import { changeMyContactCard } from '../../../../functions/paging/contact-card.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useAct } from '../../lib/use-api.ts'
import type { ContactCard } from './contact-card.ts'
import { usePagingWords } from './words.ts'

type ByUrgency = ContactCard['byUrgency']

/**
 * Keeps what is ticked, and shows it at once. What is ticked while the server still keeps what came before is kept after
 * it: each change is made to the version that the one before it left.
 */
export function useTicked({ phone, webhook, version, byUrgency: kept }: ContactCard) {
  const { say } = usePagingWords()
  const { tell } = useNews()
  const [wanted, want] = useState<ByUrgency>()
  const { mutate, isPending, error } = useAct(changeMyContactCard, { onDone: () => tell(say('urgency.saved')) })
  useEffect(() => {
    if (wanted === undefined || isPending) return
    mutate(
      { ifMatch: version, body: { phone, webhook, byUrgency: wanted } },
      {
        onSuccess: () => want((now) => (now === wanted ? undefined : now)),
        onError: () => want(undefined),
      },
    )
  }, [wanted, isPending, mutate, version, phone, webhook])
  return { ticked: wanted ?? kept, tick: want, error }
}
