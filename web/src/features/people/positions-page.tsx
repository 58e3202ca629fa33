export function PositionsPage() {
  return <h1>PositionsPage</h1>
}
