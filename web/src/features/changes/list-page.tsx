export function ChangeListPage() {
  return <h1>ChangeListPage</h1>
}
