export function EditChangePage() {
  return <h1>EditChangePage</h1>
}
