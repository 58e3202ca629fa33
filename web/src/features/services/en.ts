export default {
  title: 'Services',
  lead: 'What IT provides: who owns it, who authorises changes to it, what it needs and what needs it.',
  label: 'Services',
  name: 'Service',
  group: 'Owned by',
  changeAuthority: 'Change authority',
  dependsOn: 'Needs',
  neededBy: 'Needed by',
  news: 'Incidents',
  nothing: 'nothing',
  empty: 'No services yet',
}
