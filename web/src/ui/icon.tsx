/** Line drawings on a square of 24, drawn for Onduty. */
const DRAWINGS = {
  duty: 'M12 21a9 9 0 1 1 9-9M12 7v5l3 2M16 19l2 2 4-4',
  change: 'M4 8h13l-3-3M20 16H7l3 3',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.6c2.2.8 3.5 2.8 3.5 5.4',
  position:
    'M5 4h14v16H5zM9 4V2.5h6V4M12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8.5 16.5c.6-1.6 1.9-2.5 3.5-2.5s2.9.9 3.5 2.5',
  service: 'M4 4h16v6H4zM4 14h16v6H4zM7.5 7h.01M7.5 17h.01M11 7h6M11 17h6',
  policy: 'M7 3h7l5 5v13H7zM14 3v5h5M10 12.5h6M10 16.5h4',
  parked: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM10 9v6M14 9v6',
  audit: 'M12 3l8 3v5.5c0 4.6-3.2 8-8 9.5-4.8-1.5-8-4.9-8-9.5V6zM8.5 12l2.5 2.5 4.5-5',
  token: 'M8 15.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12.5 11H21v4M17 11v3',
  mail: 'M3 5.5h18v13H3zM3.5 6.5 12 13l8.5-6.5',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  remind: 'M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 1.5h-15zM10 21h4',
  climb: 'M5 19h4v-5h5V9h5M15 5h4v4',
  turn: 'M4 12h12M12 7l5 5-5 5M20.5 5v14',
  forward: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  handOver:
    'M8 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 19c0-3.2 2.4-5.5 5.5-5.5 1.2 0 2.3.3 3.2.9M13.5 17H22M18.5 13.5 22 17l-3.5 3.5',
  edit: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5 17.5 10',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.3h.01',
  diamond: 'M12 2.5 21.5 12 12 21.5 2.5 12zM12 8v5M12 15.8h.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.7h.01',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 21 21',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c0-4 3.2-6.5 7.5-6.5s7.5 2.5 7.5 6.5',
  light:
    'M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  window: 'M4 5.5h16V20H4zM4 10h16M8.5 3v4M15.5 3v4',
  download: 'M12 4v11M7 11l5 5 5-5M4.5 20h15',
  exchange: 'M4 8h11l-3-3M20 16H9l3 3M19 4v6M5 14v6',
  redo: 'M20 11a8 8 0 1 0-2 6M20 4.5V11h-6.5',
  out: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
} as const

export type IconName = keyof typeof DRAWINGS

/** Decoration beside words: screen readers skip it. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={DRAWINGS[name]} />
    </svg>
  )
}
