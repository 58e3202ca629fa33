import { Select } from 'antd'

interface ZoneSelectProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (zone: string) => void
  /** Something else that can be chosen, above the zones. */
  readonly first?: { readonly value: string; readonly label: string }
}

/** Picks a time zone by its IANA name. */
export function ZoneSelect({ first, ...control }: ZoneSelectProps) {
  const zones = Intl.supportedValuesOf('timeZone')
  const { value } = control
  // An older name of a zone is one all the same.
  const all = value === undefined || value === first?.value || zones.includes(value) ? zones : [value, ...zones]
  return (
    <Select
      {...control}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...(first === undefined ? [] : [first]), ...all.map((zone) => ({ value: zone, label: zone }))]}
    />
  )
}
