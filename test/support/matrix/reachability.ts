import { get, NOBODY, noId, type Rows, row, STAFF, UNKNOWN } from './row.ts'

export const REACHABILITY: Rows = {
  'list-reachability-of-schedules': [row('', get('/api/reachability'), STAFF, UNKNOWN)],
  'read-contact-proof': [
    row('', ({ contactProof }) => ({ path: `/api/contact-proofs/${contactProof}` }), STAFF, UNKNOWN),
    row('of nothing', get(`/api/contact-proofs/${noId('cpf')}`), NOBODY, UNKNOWN),
  ],
  'read-contact-proof-timeline': [
    row('', ({ contactProof }) => ({ path: `/api/contact-proofs/${contactProof}/timeline` }), STAFF, UNKNOWN),
    row('of nothing', get(`/api/contact-proofs/${noId('cpf')}/timeline`), NOBODY, UNKNOWN),
  ],
}
