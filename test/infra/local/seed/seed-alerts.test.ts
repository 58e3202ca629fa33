import { describe, expect, it } from 'vitest'
import { listAlertsByNewest } from '../../../../functions/alert/alert.store.ts'
import { currentAlertRules } from '../../../../functions/alert/alert-rules.store.ts'
import { listHeartbeatsByName, listSourcesByName } from '../../../../functions/alert/source.store.ts'
import { seed } from '../../../../infra/local/seed/seed.ts'
import { seedAlerts } from '../../../../infra/local/seed/seed-alerts.ts'
import { memoryPlatform } from '../../../support/memory-platform.ts'

describe('the alerts of the demo', () => {
  it('are three sources, a handful of rules, a heartbeat, and one alert that somebody wants quiet about; a second start changes nothing', async () => {
    const platform = memoryPlatform()
    await seed(platform, 'demo')
    const page = { limit: 100 }
    expect((await listSourcesByName(platform.store, page)).items.map(({ name }) => name).toSorted()).toEqual([
      'Prometheus 总部机房',
      'Zabbix 网络与安全',
      '业务脚本',
    ])
    expect((await currentAlertRules(platform.store)).rules).toHaveLength(5)
    expect((await listHeartbeatsByName(platform.store, page)).items).toHaveLength(1)
    expect((await listAlertsByNewest(platform.store, page)).items).toMatchObject([
      { title: 'UPS 2 由电池供电', treatment: 'silenced' },
    ])
    const rows = platform.store.dump().length
    await seedAlerts(platform)
    expect(platform.store.dump()).toHaveLength(rows)
  })
})
