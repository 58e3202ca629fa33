import type { ChangeSummary } from '../../functions/change/change.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import type { Acknowledged, PersistentClient } from './persistent-client.ts'

/** Who and what the demo department's changes are about. */
export interface Cast {
  readonly requester: Id
  readonly implementer: Id
  readonly service: Id
}

/** Somebody at work: raises changes and sees them through to their window, one after the other, and remarks on them. */
export class Worker {
  readonly #client: PersistentClient
  readonly #cast: Cast
  readonly #name: string
  #acts = 0

  constructor(client: PersistentClient, cast: Cast, name: string) {
    this.#client = client
    this.#cast = cast
    this.#name = name
  }

  /** Goes on until told to stop, which is looked at between two acts. */
  async work(isOver: () => boolean): Promise<void> {
    while (!isOver()) await this.#seeThrough(isOver)
  }

  async #seeThrough(isOver: () => boolean): Promise<void> {
    const { requester } = this.#cast
    const now = await this.#now()
    let change = await this.#step(requester, '/api/changes', this.#wish(now))
    const steps = [
      ['assess', {}],
      ['authorise', {}],
      ['record-test', { outcome: 'passed', evidence: '一切正常。' }],
    ] as const
    for (const [step, body] of steps) {
      if (isOver() || change?.accountable == null) return
      await this.#step(requester, `/api/changes/${change.id}/comments`, { text: `${this.#name} 备注 ${this.#acts}` })
      change = await this.#step(change.accountable.id, `/api/changes/${change.id}/${step}`, body)
    }
  }

  async #step(person: Id, path: string, body: unknown): Promise<ChangeSummary | undefined> {
    this.#acts += 1
    const said: Acknowledged = await this.#client.say({ key: `${this.#name}-${this.#acts}`, person, path, body })
    return said.status < 300 ? (JSON.parse(said.answer) as ChangeSummary) : undefined
  }

  async #now(): Promise<string> {
    return (await this.#client.read<{ now: string }>(this.#cast.requester, '/api/me')).now
  }

  #wish(now: string) {
    const from = plusMillis(now, 20 * DAY)
    return {
      title: `${this.#name} 第 ${this.#acts + 1} 件`,
      description: '邮件网关证书到期，需要更换。',
      services: [this.#cast.service],
      implementer: this.#cast.implementer,
      risk: 'medium',
      backOutPlan: '换回旧证书，十分钟。',
      testPlan: '收发邮件，检查证书链。',
      releaseWindow: { from, until: plusMillis(from, 2 * HOUR) },
    }
  }
}
