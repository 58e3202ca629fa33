import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type {
  HandOverOut,
  HandOverSummary,
  SectionName,
} from '../../functions/position-hand-over/position-hand-over.contract.ts'
import { people, positions, type Role } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

const PATH = '/api/position-hand-overs'
const PARTS: readonly SectionName[] = ['duties', 'obligations', 'entitlements', 'knowledge']

/** People who hand positions over, as scenarios say it. */
export class HandOverWork {
  readonly office: MemoryOffice

  constructor(office: MemoryOffice) {
    this.office = office
  }

  /** Entered as a holder, from a day ahead or at once, until another or until changed. */
  async assigns(position: keyof typeof positions, role: Role, from = 0, until?: number): Promise<void> {
    const at = (days: number) => plusMillis(this.office.now, days * DAY)
    const place = { person: people[role], from: at(from), ...(until === undefined ? {} : { until: at(until) }) }
    await this.office.does('admin', 'POST', `/api/positions/${positions[position]}/assignments`, place)
  }

  /** Their time in a position ends now. */
  async ends(position: keyof typeof positions, role: Role): Promise<void> {
    const path = `/api/positions/${positions[position]}`
    const { holders } = await this.office.does<{ holders: { id: Id; person: { id: Id } }[] }>('admin', 'GET', path)
    const place = holders.find(({ person }) => person.id === people[role])
    await this.office.does('admin', 'DELETE', `${path}/assignments/${place?.id}`)
  }

  async leaves(role: Role): Promise<void> {
    const path = `/api/people/${people[role]}`
    const { version } = await this.office.does<{ version: number }>('admin', 'GET', path)
    await this.office.does('admin', 'PATCH', path, { active: false }, version)
  }

  starts(role: Role, wish: { position: keyof typeof positions; from: Role; to: Role; by?: string }) {
    const { position, from, to, ...rest } = wish
    const body = { position: positions[position], from: people[from], to: people[to], ...rest }
    return this.office.call<HandOverSummary & { code: string }>(role, 'POST', PATH, body)
  }

  async of(position: keyof typeof positions): Promise<HandOverSummary[]> {
    const path = `${PATH}?position=${positions[position]}`
    return (await this.office.does<{ items: HandOverSummary[] }>('head', 'GET', path)).items
  }

  read(role: Role, id: Id): Promise<HandOverOut> {
    return this.office.does<HandOverOut>(role, 'GET', `${PATH}/${id}`)
  }

  step(role: Role, id: Id, name: string, body: unknown = {}): Promise<HandOverSummary> {
    return this.office.does<HandOverSummary>(role, 'POST', `${PATH}/${id}/${name}`, body)
  }

  /** The code of the refusal. */
  async tries(role: Role, id: Id, name: string, body: unknown = {}): Promise<string> {
    const { body: answer } = await this.office.call<{ code: string }>(role, 'POST', `${PATH}/${id}/${name}`, body)
    return answer.code
  }

  /** Whatever is not decided on yet goes to the receiver; nothing is left to know. */
  async decidesAll(role: Role, id: Id): Promise<void> {
    const { open, entitlements, knowledge } = await this.read(role, id)
    const obligations = open.filter(({ choice }) => choice === null)
    if (obligations.length > 0) {
      const choices = obligations.map(({ obligation }) => ({ obligation, choice: 'hand-over' }))
      await this.step(role, id, 'decide-obligations', { choices })
    }
    const rights = entitlements.filter(({ choice }) => choice === null)
    if (rights.length > 0) {
      const choices = rights.map(({ entitlement }) => ({ entitlement, choice: 'transfer' }))
      await this.step(role, id, 'decide-entitlements', { choices })
    }
    if (knowledge.items.length === 0) {
      await this.step(role, id, 'record-knowledge', { nothing: '都在运维手册里，没有别的。' })
    }
  }

  async prepares(role: Role, id: Id): Promise<void> {
    for (const section of PARTS) await this.step(role, id, 'prepare', { section })
  }

  async confirms(role: Role, id: Id): Promise<void> {
    for (const section of PARTS) await this.step(role, id, 'confirm', { section })
  }

  async signs(role: Role, id: Id, as: 'giver' | 'receiver'): Promise<HandOverSummary> {
    const { contentHash } = await this.read(role, id)
    return this.step(role, id, 'sign', { as, contentHash })
  }

  /** From beginning to end: decided, prepared, confirmed, signed by both. */
  async goesThrough(id: Id, giver: Role, receiver: Role): Promise<void> {
    await this.decidesAll(giver, id)
    await this.prepares(giver, id)
    await this.confirms(receiver, id)
    await this.signs(giver, id, 'giver')
    await this.signs(receiver, id, 'receiver')
  }

  /** What somebody owes of it now. */
  async owedBy(role: Role, id: Id): Promise<string[]> {
    const { items } = await this.office.does<{ items: { caseId: Id; kind: string }[] }>(
      role,
      'GET',
      '/api/obligations?limit=100',
    )
    return items
      .filter(({ caseId }) => caseId === id)
      .map(({ kind }) => kind.replace('position-hand-over.', ''))
      .toSorted()
  }
}
