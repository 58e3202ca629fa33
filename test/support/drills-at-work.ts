import { perform } from '../../functions/audit-trail/commit-act.ts'
import { openIncident } from '../../functions/incident/index.ts'
import { type Id, idOf } from '../../functions/kernel/ids.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { people, type Role, services } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

/** A drill begins: the mail service fails, for those who take part. */
export async function drillIn(office: MemoryOffice, participants: readonly Role[]): Promise<Id> {
  const drill = idOf('edr', office.now, '0000000000000701')
  const { platform } = office.machine
  const id = await perform(platform, async () => {
    const opened = await openIncident(
      platform,
      {
        ...{ key: `drill#${drill}`, title: '邮件系统故障演练', description: '', service: services.mail },
        ...({ impact: 'broad', urgency: 'high', severity: 1, source: { kind: 'drill', id: drill } } as const),
        exercise: { drill, participants: participants.map((role) => people[role]) },
      },
      { directory: await loadDirectory(office.store), now: office.now },
    )
    return { acts: opened.acts, answer: opened.id }
  })
  await office.settle()
  return id
}
