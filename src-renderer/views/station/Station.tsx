export default function Station({ id }: { readonly id: string }) {
  return (
    <section className="view" data-view="station">
      {id}
    </section>
  );
}
