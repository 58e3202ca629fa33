export default {
  title: 'Onduty',
  body: 'You were paged: please open the portal.',
}
