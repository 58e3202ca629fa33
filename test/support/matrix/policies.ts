import { business } from '../../../functions/calendar/index.ts'
import { usualLadder } from '../../../functions/obligation/index.ts'
import { HAND_OVER } from '../../../functions/obligation/obligation-policies.ts'
import type { Who } from '../world.ts'
import { get, MISSING, NOBODY, type Rows, row, STAFF, told, UNKNOWN } from './row.ts'

/** Only the head of IT's position may publish; the deputy has it too. */
const PUBLISHERS: readonly Who[] = ['head', 'headDeputy']

const STAGES = { accept: usualLadder(business('PT2H'), HAND_OVER.stages.accept.ladder.climbs) }

const publish = (name: string) => () => ({
  path: `/api/policies/${name}`,
  body: { stages: STAGES, reason: '缩短到两小时。' },
  ifMatch: 1,
})
const preview = (name: string) => () => ({ path: `/api/policies/${name}/preview`, body: { stages: STAGES } })

export const POLICIES: Rows = {
  'list-policies': [row('', get('/api/policies'), STAFF, UNKNOWN)],
  'read-policy': [
    row('', get('/api/policies/hand-over'), STAFF, UNKNOWN),
    row('of nothing', get('/api/policies/nothing'), NOBODY, UNKNOWN),
  ],
  'read-policy-version': [
    row('', get('/api/policies/hand-over/versions/1'), STAFF, UNKNOWN),
    row('that was never published', get('/api/policies/hand-over/versions/7'), NOBODY, UNKNOWN),
    row('of nothing', get('/api/policies/nothing/versions/1'), NOBODY, UNKNOWN),
  ],
  'publish-policy': [
    row('', publish('hand-over'), PUBLISHERS, MISSING),
    row('of nothing', publish('nothing'), NOBODY, MISSING, told(PUBLISHERS, UNKNOWN)),
  ],
  'preview-policy': [
    row('', preview('hand-over'), STAFF, UNKNOWN),
    row('of nothing', preview('nothing'), NOBODY, UNKNOWN),
  ],
}
