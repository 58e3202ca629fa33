import type { Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import type { Obligation, Reader } from '../obligation/index.ts'
import type { Item } from '../platform/store.ts'
import { partiesIn } from './party.store.ts'
import type { IncidentParty } from './party.ts'

const WHO: Text = { 'zh-CN': '协助方', en: 'Who was asked' }
const TASK: Text = { 'zh-CN': '请求', en: 'What is asked' }

/** The party somebody answers for by this obligation; none for other obligations. */
export const partyOwedBy = ({ id }: Pick<Obligation, 'id'>, rows: readonly Item[]): IncidentParty | undefined =>
  partiesIn(rows).find(({ obligation }) => obligation === id)

/** Who was pulled in, and for what. */
export const factsOfParty = (party: IncidentParty | undefined, { language }: Pick<Reader, 'language'>): MailFact[] =>
  party === undefined
    ? []
    : [
        [WHO[language], party.name[language]],
        [TASK[language], party.task],
      ]
